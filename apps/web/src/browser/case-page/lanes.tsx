import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { StepView } from '@lien-thong/contracts';
import { OFFICE_LABELS, PAPER_LABELS, STEP_LABELS } from '@lien-thong/contracts/words';
import { instantText, typedOf } from '../days';
import { STATE_WORDS } from './words';

/** `river` or `gray.8` as Mantine's variable. */
const lineOf = (color: string) =>
  `var(--mantine-color-${color.includes('.') ? color.replace('.', '-') : `${color}-filled`})`;

function Lane({ step }: { step: StepView }) {
  const { mark, text, color } = STATE_WORDS[step.state];
  return (
    <Paper
      component="section"
      aria-label={STEP_LABELS[step.step]}
      data-step={step.step}
      data-state={step.state}
      withBorder
      p="sm"
      style={{ borderTop: `4px solid ${lineOf(color)}` }}
    >
      <Stack gap={4}>
        <Title order={3} size="h5">
          {STEP_LABELS[step.step]}
        </Title>
        <Text size="sm" c="gray.7">
          {OFFICE_LABELS[step.office]}
        </Text>
        <Text c={color} fw={700}>
          <span aria-hidden="true">{mark}</span> {text}
          {step.attempt > 1 && ` (lần ${step.attempt})`}
        </Text>
        {step.stuck && (
          <Text c="brick" fw={700}>
            ⚠ Đang vướng lỗi phần mềm
          </Text>
        )}
        {step.result && <Text size="sm">{step.result}</Text>}
        {step.papers && step.state === 'papers-asked' && (
          <Text size="sm">Giấy tờ: {step.papers.map((paper) => PAPER_LABELS[paper]).join(', ')}</Text>
        )}
        {step.toldAt && <Text size="sm">Chuyển: {instantText(step.toldAt)}</Text>}
        {step.answeredAt && <Text size="sm">Trả lời: {instantText(step.answeredAt)}</Text>}
        {step.dueOn && <Text size="sm">Hạn: {typedOf(step.dueOn)}</Text>}
        {step.explanation && (
          <details>
            <summary>Cách tính hạn</summary>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {step.explanation}
            </Text>
          </details>
        )}
      </Stack>
    </Paper>
  );
}

/** One lane for each step that the family chose. */
export const Lanes = ({ steps }: { steps: StepView[] }) =>
  steps.length === 0 ? null : (
    <div>
      <Title order={2} size="h4" mb="xs">
        Các cơ quan
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: Math.min(steps.length, 4) }} spacing="sm">
        {steps.map((step) => (
          <Lane key={step.step} step={step} />
        ))}
      </SimpleGrid>
    </div>
  );
