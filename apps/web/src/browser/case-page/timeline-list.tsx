import { Group, Text, Timeline, Title } from '@mantine/core';
import { OFFICE_LABELS } from '@lien-thong/contracts/words';
import { instantText } from '../days';
import { useLiveTimeline } from './live-case';

/** Nhật ký: newest last, as it was told. */
export function TimelineList({ caseId }: { caseId: string }) {
  const { entries, live } = useLiveTimeline(caseId);
  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          Nhật ký
        </Title>
        <Text size="sm" c={live ? 'forest' : 'gray.7'}>
          {live ? '● Đang cập nhật trực tiếp' : '○ Mất kết nối, đang nối lại…'}
        </Text>
      </Group>
      <Timeline bulletSize={12} lineWidth={2} active={entries.length} aria-live="polite" aria-label="Nhật ký">
        {entries.map(({ entry, at, office, text }) => (
          <Timeline.Item key={entry} title={text} data-entry={entry} mt="sm">
            <Text size="sm" c="gray.7">
              {OFFICE_LABELS[office]} · {instantText(at)}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </div>
  );
}
