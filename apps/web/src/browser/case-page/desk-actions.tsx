import { Button, Group, Stack, Textarea } from '@mantine/core';
import type { CaseView } from '@lien-thong/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, type Refusal } from '../api/ask';
import { RefusalAlert } from '../refusal-alert';

interface Act {
  verb: 'accept' | 'decline' | 'withdraw';
  body?: object;
}

const addressOf = (caseId: string, verb: string) =>
  `/api/one-stop/cases/${encodeURIComponent(caseId)}/${verb}`;

/** What an officer may do to a declaration that came online or by post and that nobody has accepted yet. */
export function DeskActions({ view }: { view: CaseView }) {
  const client = useQueryClient();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const act = useMutation<unknown, Refusal, Act>({
    mutationFn: ({ verb, body }) =>
      post(addressOf(view.caseId, verb), { body, headers: { 'if-match': `"${view.version}"` } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', view.caseId] }),
  });
  if (view.status !== 'new') return null;
  return (
    <Stack gap="sm">
      {act.error && <RefusalAlert refusal={act.error} />}
      <Group>
        <Button loading={act.isPending} onClick={() => act.mutate({ verb: 'accept' })}>
          Tiếp nhận hồ sơ
        </Button>
        <Button variant="default" aria-expanded={declining} onClick={() => setDeclining(!declining)}>
          Không tiếp nhận…
        </Button>
        <Button variant="default" disabled={act.isPending} onClick={() => act.mutate({ verb: 'withdraw' })}>
          Gia đình rút hồ sơ
        </Button>
      </Group>
      {declining && (
        <Stack gap="xs">
          <Textarea
            label="Lý do không tiếp nhận"
            description="Gia đình sẽ đọc lý do này."
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={act.error?.errors.find(({ pointer }) => pointer === '/reason')?.message}
          />
          <Group>
            <Button
              color="brick"
              loading={act.isPending}
              onClick={() => act.mutate({ verb: 'decline', body: { reason: reason.trim() || undefined } })}
            >
              Gửi quyết định không tiếp nhận
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
