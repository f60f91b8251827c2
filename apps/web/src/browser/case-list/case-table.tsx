import { Anchor, Table, Text } from '@mantine/core';
import type { CaseListItem } from '@lien-thong/contracts';
import { CASE_STATUS_NAMES, CASE_STATUSES, CHANNEL_LABELS } from '@lien-thong/contracts/words';
import { Link } from 'react-router';
import { CommuneName } from '../commune-name';
import { instantText, typedOf } from '../days';

const Row = ({ item }: { item: CaseListItem }) => (
  <Table.Tr>
    <Table.Td>
      <Anchor component={Link} to={`/ho-so/${item.caseId}`} underline="always" fw={600} className="typed">
        {item.deceasedName}
      </Anchor>
      <Text size="sm" c="gray.7">
        {item.dossierCode ?? 'chưa có mã hồ sơ'}
      </Text>
    </Table.Td>
    <Table.Td>
      {CASE_STATUSES[item.status]}. {CASE_STATUS_NAMES[item.status]}
      {item.stuck && (
        <Text size="sm" c="brick" fw={700}>
          ⚠ vướng lỗi phần mềm
        </Text>
      )}
    </Table.Td>
    <Table.Td>{item.promisedOn ? typedOf(item.promisedOn) : '–'}</Table.Td>
    <Table.Td visibleFrom="sm">
      <CommuneName code={item.commune} />
    </Table.Td>
    <Table.Td visibleFrom="sm">
      {instantText(item.submittedAt)}
      <Text size="sm" c="gray.7">
        {CHANNEL_LABELS[item.channel]}
      </Text>
    </Table.Td>
  </Table.Tr>
);

export const CaseTable = ({ items }: { items: CaseListItem[] }) =>
  items.length === 0 ? (
    <Text>Không có hồ sơ nào như vậy.</Text>
  ) : (
    <Table striped withTableBorder verticalSpacing="xs" horizontalSpacing="xs" aria-label="Danh sách hồ sơ">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Người đã mất</Table.Th>
          <Table.Th scope="col">Trạng thái</Table.Th>
          <Table.Th scope="col">Hẹn trả</Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            Nơi tiếp nhận
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            Nộp lúc
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Row key={item.caseId} item={item} />
        ))}
      </Table.Tbody>
    </Table>
  );
