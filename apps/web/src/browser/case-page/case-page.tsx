import { Alert, Anchor, Badge, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { CaseView } from '@lien-thong/contracts';
import { CHANNEL_LABELS } from '@lien-thong/contracts/words';
import { Link, useParams } from 'react-router';
import type { Refusal } from '../api/ask';
import { CommuneName } from '../commune-name';
import { instantText, typedOf } from '../days';
import { RefusalAlert } from '../refusal-alert';
import { useTitle } from '../use-title';
import { DeskActions } from './desk-actions';
import { useCase } from './live-case';
import { Lanes } from './lanes';
import { SupplementForms } from './supplement-form';
import { TimelineList } from './timeline-list';

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <Text component="dt" size="sm" c="gray.7">
      {name}
    </Text>
    <Text component="dd" m={0} fw={600} className="typed">
      {children}
    </Text>
  </div>
);

const Facts = ({ view }: { view: CaseView }) => (
  <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" m={0}>
    <Fact name="Người đã mất">{view.deceasedName}</Fact>
    <Fact name="Người yêu cầu">{view.requesterName}</Fact>
    <Fact name="Xã, phường tiếp nhận">
      <CommuneName code={view.commune} />
    </Fact>
    <Fact name="Hình thức nộp">{CHANNEL_LABELS[view.channel]}</Fact>
    <Fact name="Nộp lúc">{instantText(view.submittedAt)}</Fact>
    {view.receivedAt && <Fact name="Tiếp nhận lúc">{instantText(view.receivedAt)}</Fact>}
    {view.promisedOn && <Fact name="Hẹn trả kết quả">{typedOf(view.promisedOn)}</Fact>}
    {view.endedAt && <Fact name="Kết thúc lúc">{instantText(view.endedAt)}</Fact>}
    {view.dossierCode && (
      <Fact name="Trang của gia đình">
        <Anchor href={`/tra-cuu/${encodeURIComponent(view.dossierCode)}`} underline="always" fw={600}>
          Xem tiến độ như gia đình thấy
        </Anchor>
      </Fact>
    )}
  </SimpleGrid>
);

const Similar = ({ similar }: { similar: NonNullable<CaseView['similar']> }) => (
  <Alert color="amber" variant="outline" title="Có hồ sơ của người trùng tên và ngày sinh">
    {similar.map(({ caseId, deceasedName, dossierCode }) => (
      <div key={caseId}>
        <Anchor component={Link} to={`/ho-so/${caseId}`} underline="always" className="typed">
          <bdi>{deceasedName}</bdi> {dossierCode}
        </Anchor>
      </div>
    ))}
  </Alert>
);

/** `data-status` tells programs the state in its stable code. */
const Heading = ({ view }: { view: CaseView }) => (
  <Group justify="space-between" data-status={view.status}>
    <Title order={1} fz={{ base: 'h3', sm: 'h2' }} style={{ overflowWrap: 'anywhere' }}>
      {view.dossierCode ? `Hồ sơ ${view.dossierCode}` : 'Hồ sơ chưa tiếp nhận'}
    </Title>
    <Badge size="xl" color={view.endedAt ? 'forest' : 'river'} tt="none" role="status">
      {view.statusNumber}. {view.statusName}
    </Badge>
  </Group>
);

export function Shown({ view, refusal }: { view: CaseView; refusal: Refusal | null }) {
  return (
    <Stack gap="lg">
      {refusal?.status === 401 && <RefusalAlert refusal={refusal} />}
      <Heading view={view} />
      {view.stuck && (
        <Alert color="brick" variant="outline" title="Hồ sơ đang vướng lỗi phần mềm">
          Bộ phận kỹ thuật đã được báo; hồ sơ không bị mất và sẽ đi tiếp sau khi xử lý.
        </Alert>
      )}
      {view.similar && <Similar similar={view.similar} />}
      <Facts view={view} />
      <DeskActions view={view} />
      <SupplementForms view={view} />
      <Lanes steps={view.steps} />
      <TimelineList caseId={view.caseId} />
    </Stack>
  );
}

/** The case as its officers see it, up to date by itself. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const { data: view, error, isPending } = useCase(caseId);
  useTitle(view?.dossierCode ? `Hồ sơ ${view.dossierCode}` : 'Hồ sơ');
  if (view) return <Shown key={caseId} view={view} refusal={error} />;
  if (isPending) return <Text role="status">Đang tải hồ sơ…</Text>;
  return (
    <RefusalAlert refusal={error}>
      <Anchor component={Link} to="/ho-so">
        Xem danh sách hồ sơ
      </Anchor>
    </RefusalAlert>
  );
}
