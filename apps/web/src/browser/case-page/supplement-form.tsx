import { Button, Fieldset, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { Attachment, CaseView, StepView } from '@lien-thong/contracts';
import { PAPER_LABELS, STEP_LABELS } from '@lien-thong/contracts/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { post, type Refusal } from '../api/ask';
import { AttachmentsField } from '../filing/attachments-field';
import { RefusalAlert } from '../refusal-alert';

const ACCOUNT = { bank: 'Ngân hàng', number: 'Số tài khoản', holder: 'Tên chủ tài khoản' } as const;
type Account = Record<keyof typeof ACCOUNT, string>;

const filled = (account: Account) =>
  Object.fromEntries(Object.entries(account).filter(([, text]) => text.trim() !== ''));

function SupplementForm({ caseId, step, papers = [] }: StepView & { caseId: string }) {
  const client = useQueryClient();
  const id = useId();
  const [attachments, setAttachments] = useState<Attachment[]>([]);
  const [account, setAccount] = useState<Account>({ bank: '', number: '', holder: '' });
  const wantsAccount = papers.includes('account-details');
  const send = useMutation<unknown, Refusal>({
    mutationFn: () =>
      post(`/api/one-stop/cases/${encodeURIComponent(caseId)}/supplement`, {
        body: { step, attachments, ...(wantsAccount && { account: filled(account) }) },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
  });
  const faults = new Map(
    send.error?.errors.map(({ pointer, message }) => [pointer.slice(1).replaceAll('/', '.'), message]),
  );
  return (
    <Fieldset legend={`Bổ sung cho: ${STEP_LABELS[step]}`}>
      <Stack gap="sm">
        <Text>Cơ quan cần: {papers.map((paper) => PAPER_LABELS[paper]).join(', ')}.</Text>
        {send.error && <RefusalAlert refusal={send.error} />}
        <AttachmentsField path="attachments" value={attachments} onChange={setAttachments} faults={faults} />
        {wantsAccount && (
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
            {(Object.keys(ACCOUNT) as (keyof Account)[]).map((part) => (
              <TextInput
                key={part}
                id={`${id}-${part}`}
                label={ACCOUNT[part]}
                value={account[part]}
                error={faults.get(`account.${part}`)}
                onChange={(event) => setAccount({ ...account, [part]: event.currentTarget.value })}
              />
            ))}
          </SimpleGrid>
        )}
        <Group>
          <Button loading={send.isPending} onClick={() => send.mutate()}>
            Gửi giấy tờ bổ sung
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** One form for each office that waits for papers; the others go on meanwhile. */
export const SupplementForms = ({ view }: { view: CaseView }) =>
  view.steps
    .filter(({ state }) => state === 'papers-asked')
    .map((step) => <SupplementForm key={`${step.step}-${step.attempt}`} caseId={view.caseId} {...step} />);
