import { CHANNEL_LABELS, STEP_LABELS, type Step } from '@lien-thong/contracts';
import { SUPPLEMENT_UNANSWERED } from '../clocks/lapse';
import type { StepRecord } from '../linked-case/case-state';
import { procedureOf } from '../procedures/death';
import type { Block } from './slip';
import type { SlipFacts } from './slip-facts';
import { HEAD, moment, sentAs, untitled, whoseDossier, type Untitled } from './slip-parts';

/** Steps that ended without being done, because an office said no or because nobody answered it. */
const failed = ({ linkedCase: { steps } }: SlipFacts, unanswered: boolean): [Step, StepRecord][] =>
  (Object.entries(steps) as [Step, StepRecord][]).filter(
    ([, { state, reason }]) => state === 'refused' && (reason === SUPPLEMENT_UNANSWERED) === unanswered,
  );

export const refusals = (facts: SlipFacts): Untitled[] =>
  failed(facts, false).map(([step, { answeredAt, result }]) =>
    untitled(
      facts,
      'refusal',
      answeredAt!,
      [
        whoseDossier(facts),
        {
          fields: [
            ['Việc không giải quyết được', STEP_LABELS[step]],
            ['Lý do, căn cứ', result],
          ],
        },
        {
          paragraph:
            'Nếu thấy lý do chưa đúng, ông/bà có thể mang giấy tờ đến nơi tiếp nhận để được xem lại, hoặc khiếu nại theo quy định của pháp luật về khiếu nại.',
        },
      ],
      { nth: step, post: HEAD, procedure: procedureOf(step) },
    ),
  );

/** The family was asked for papers and the time to bring them ran out. */
export const lapses = (facts: SlipFacts): Untitled[] =>
  failed(facts, true).map(([step, { answeredAt, result }]) =>
    untitled(
      facts,
      'stop-notice',
      answeredAt!,
      [
        whoseDossier(facts),
        {
          fields: [
            ['Việc dừng giải quyết', STEP_LABELS[step]],
            ['Dừng từ', moment(answeredAt!)],
            ['Đã đề nghị bổ sung', facts.requests.map(({ at }) => moment(at)).join('; ') || undefined],
          ],
        },
        { paragraph: result ?? '' },
        ...othersGoOn(facts, step),
      ],
      { nth: step, post: HEAD },
    ),
  );

/** Without a registration nothing else can be done. */
const othersGoOn = ({ linkedCase: { steps } }: SlipFacts, step: Step): Block[] =>
  step === 'register-death'
    ? [{ paragraph: 'Các việc khác trong hồ sơ phải chờ đăng ký khai tử nên cũng dừng tại đây.' }]
    : Object.keys(steps).length > 1
      ? [{ paragraph: 'Các việc khác trong hồ sơ không bị ảnh hưởng.' }]
      : [];

/** Sent online or by post, and not accepted by the officer who looked at it. */
export const notAccepted = (facts: SlipFacts): Untitled[] => {
  const { caseId, requesterName, deceasedName, submittedAt, channel } = facts.linkedCase;
  return facts.entries
    .filter(({ kind }) => kind === 'not-accepted')
    .map(({ at, text }) =>
      untitled(
        facts,
        'refusal',
        at,
        [
          {
            fields: [
              ['Mã nộp hồ sơ', sentAs(caseId)],
              ['Người nộp', requesterName],
              ['Người mất', deceasedName],
              ['Nộp lúc', moment(submittedAt)],
              ['Hình thức nộp', CHANNEL_LABELS[channel]],
            ],
          },
          { paragraph: text },
          {
            paragraph:
              'Hồ sơ chưa được chuyển đến cơ quan nào. Khi đã đủ giấy tờ, ông/bà có thể nộp lại bất cứ lúc nào; nếu cần giúp, xin đến nơi tiếp nhận để cán bộ hướng dẫn.',
          },
        ],
        { post: HEAD },
      ),
    );
};

export function ends(facts: SlipFacts): Untitled[] {
  const { undoing } = facts.linkedCase;
  if (!undoing?.endedAt || undoing.kind === 'annulment') return [];
  const asked = undoing.kind === 'withdrawal' ? 'Người nộp xin rút hồ sơ.' : undoing.legalGround;
  const steps = Object.entries(undoing.steps) as [Step, { result?: string }][];
  return [
    untitled(
      facts,
      'stop-notice',
      undoing.endedAt,
      [
        whoseDossier(facts),
        {
          fields: [
            ['Căn cứ dừng', asked],
            ['Dừng từ', moment(undoing.endedAt)],
          ],
        },
        { paragraph: 'Kết quả ở từng việc đã chuyển:' },
        { list: steps.map(([step, { result }]) => `${STEP_LABELS[step]}: ${result ?? ''}`) },
      ],
      { post: HEAD },
    ),
  ];
}
