import { Anchor, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import type { CaseList } from '@lien-thong/contracts';
import { CASE_STATUS_NAMES } from '@lien-thong/contracts/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { get, type Refusal } from '../api/ask';
import { CommuneSelect } from '../commune-select';
import { RefusalAlert } from '../refusal-alert';
import { useTitle } from '../use-title';
import { CaseTable } from './case-table';

const FILTERS = ['commune', 'status', 'cursor'] as const;

const STATUSES = [
  { value: '', label: 'Mọi trạng thái' },
  ...Object.entries(CASE_STATUS_NAMES).map(([value, label]) => ({ value, label })),
];

/** The filters stand in the address, so that a list can be sent to a colleague and "back" works. */
export function CaseListPage() {
  useTitle('Danh sách hồ sơ');
  const [params, setParams] = useSearchParams();
  const query = new URLSearchParams(
    FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])),
  );
  const { data, error } = useQuery<CaseList, Refusal>({
    queryKey: ['cases', query.toString()],
    queryFn: () => get<CaseList>(`/api/one-stop/cases?${query}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnWindowFocus: true,
  });
  const filter = (name: (typeof FILTERS)[number], value: string) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      after.delete('cursor');
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  const pageAt = (cursor?: string) => {
    const address = new URLSearchParams(query);
    address.delete('cursor');
    if (cursor) address.set('cursor', cursor);
    return `/ho-so?${address}`;
  };
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        Danh sách hồ sơ
      </Title>
      <Group align="end" gap="sm">
        <CommuneSelect
          id="commune"
          label="Xã, phường"
          value={params.get('commune') ?? ''}
          onChange={(code) => filter('commune', code)}
          w={{ base: '100%', xs: 320 }}
        />
        <NativeSelect
          id="status"
          label="Trạng thái"
          data={STATUSES}
          value={params.get('status') ?? ''}
          onChange={(event) => filter('status', event.currentTarget.value)}
          w={{ base: '100%', xs: 260 }}
        />
      </Group>
      {error && <RefusalAlert refusal={error} />}
      {!data && !error && <Text role="status">Đang tải danh sách…</Text>}
      {data && <CaseTable items={data.items} />}
      <Group component="nav" gap="lg" aria-label="Các trang của danh sách">
        {params.get('cursor') && (
          <Anchor component={Link} to={pageAt()} underline="always">
            Về trang đầu
          </Anchor>
        )}
        {data?.next && (
          <Anchor component={Link} to={pageAt(data.next)} underline="always">
            Trang sau
          </Anchor>
        )}
      </Group>
    </Stack>
  );
}
