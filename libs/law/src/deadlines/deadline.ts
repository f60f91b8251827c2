import { inSentence } from '../calendar/sentences';
import { dayFinding } from '../calendar/calendar';
import type { Law } from '../rows/law';
import { LawQuestionError } from '../rows/law-question-error';
import {
  CONFIDENCES,
  LawGapError,
  type Confidence,
  type Day,
  type LawRow,
  type Scope,
  type Source,
} from '../rows/row';
import type { BenefitCategory } from '../words';
import { askedLimits, type AskedLimits } from './asked-limits';
import { outsideCalendar, receiptOf, scopeOf, type DeadlineQuestion } from './deadline-question';
import { dueOf, type Due, type StageDue, type Start } from './due';
import { limitRows, type Limit } from './limit';
import { extensionOf, type Extension } from './near-due';
import { checkPauses, type Standing } from './pauses';
import { extractDay, transitionSentence } from './words-of-the-law';

export interface DeadlineAnswer {
  readonly due: Day;
  /** The instant, with its offset, where hours are counted. */
  readonly dueAt?: string;
  readonly days: readonly { readonly date: Day; readonly counted: boolean; readonly why: string }[];
  /** Vietnamese, to be read to a family. */
  readonly sentence: string;
  /** The limit that ends last. */
  readonly limit: Limit & { readonly key: string; readonly name: string };
  readonly category?: BenefitCategory;
  /** Of a procedure of several steps: when each is due. */
  readonly steps?: readonly { readonly key: string; readonly name: string; readonly due: Day }[];
  /** The day each office must hand on, where the limit is shared by several. */
  readonly stages?: readonly StageDue[];
  readonly nearDueFrom: Day;
  readonly extension: Extension;
  /** The clock stands still: `due` is the earliest there can be. */
  readonly standing?: Standing;
  readonly source: Source;
  /** Of the row of the limit and of the row that leads to it, the weaker. */
  readonly confidence: Confidence;
  /** The weakest of the rows of the holidays among the days; absent when there is none. */
  readonly calendarConfidence?: Confidence;
  readonly lawVersion: string;
}

/** When a matter is due and why, by the law of the day of receipt. Throws a LawQuestionError for a wrong field. */
export function deadline(law: Law, asked: DeadlineQuestion): DeadlineAnswer {
  const received = receiptOf(law, asked);
  const scope = scopeOf(asked);
  checkPauses(law, asked.pauses ?? [], received);
  const limits = askedLimits(law, asked.procedure, received, scope);
  try {
    return answer(law, asked, { limits, received });
  } catch (error) {
    if (!(error instanceof LawGapError)) throw error;
    throw outsideCalendar(law);
  }
}

function answer(
  law: Law,
  asked: DeadlineQuestion,
  { limits, received }: { limits: AskedLimits; received: Day },
): DeadlineAnswer {
  const { pauses, receivedAt } = asked;
  const slowest = (key: string, start: Start, longer?: typeof verified): Due =>
    latest(
      limits.scopes
        .flatMap((scope) => limitRows(law, key, received, scope).map((row) => ({ row, scope })))
        .map(({ row, scope }) => ({ row: longer?.(law, row, { scope, received }) ?? row, scope }))
        .map(({ row, scope }) => dueOf(law, row, start, { pauses, scope })),
    );
  const first = slowest(limits.limit, { receivedAt }, asked.verification ? verified : undefined);
  const start = { from: first.dueOn, what: extractDay(law, first.dueOn) };
  const then = (limits.then ?? []).map((key) => slowest(key, start));
  const last = latest([first, ...then]);
  const dues = last === first ? [first] : [first, last];
  const calendarConfidence = trustInHolidays(law, dues);
  return {
    due: last.dueOn,
    ...(last.dueAt && { dueAt: last.dueAt }),
    days: dues.flatMap(({ counted }) => counted.map(({ day, ...rest }) => ({ date: day, ...rest }))),
    sentence: [
      ...(dues.length === 1 ? [first.explanation] : dues.map(named)),
      ...transitionSentence(law, first.row, { received, dueOn: last.dueOn }),
    ].join(' '),
    limit: { ...last.limit, key: last.row.key, name: last.row.name },
    ...(last.row.scope['category'] && { category: last.row.scope['category'] as BenefitCategory }),
    ...(then.length && {
      steps: [first, ...then].map(({ row, dueOn }) => ({ key: row.key, name: row.name, due: dueOn })),
    }),
    ...(last.stages && { stages: last.stages }),
    nearDueFrom: last.nearDueFrom,
    extension: extensionOf(law, last.limit, { on: received, dueOn: last.dueOn }),
    ...(last.standing && { standing: last.standing }),
    source: last.row.source,
    confidence: weaker(last.row.confidence, limits.link?.confidence),
    ...(calendarConfidence && { calendarConfidence }),
    lawVersion: law.version,
  };
}

/** Each step of several says whose deadline it is. */
const named = ({ row, explanation }: Due): string => `${row.name}: ${inSentence(explanation)}`;

/** The row of the verification, where the matter must be verified. */
function verified(
  law: Law,
  row: LawRow<Limit>,
  { scope, received }: { scope: Scope; received: Day },
): LawRow<Limit> {
  const [longer] = row.value.verification ? limitRows(law, row.value.verification, received, scope) : [];
  if (longer) return longer;
  throw new LawQuestionError(
    'verification',
    'no-verification',
    'Thủ tục này không có thời hạn riêng cho việc xác minh.',
  );
}

function latest(dues: readonly Due[]): Due {
  const [first, ...others] = dues;
  if (!first)
    throw new LawQuestionError(
      'procedure',
      'no-limit',
      'Thời hạn của trường hợp này vào ngày tiếp nhận chưa có trong dữ liệu luật, nên chưa thể hẹn ngày.',
    );
  return others.reduce((a, b) => (b.dueOn > a.dueOn ? b : a), first);
}

const weaker = (a: Confidence, b: Confidence = a): Confidence =>
  CONFIDENCES[Math.min(CONFIDENCES.indexOf(a), CONFIDENCES.indexOf(b))]!;

function trustInHolidays(law: Law, dues: readonly Due[]): Confidence | undefined {
  const findings = dues.flatMap(({ counted }) => counted.map(({ day }) => dayFinding(law.calendar, day)));
  const holidays = findings.filter(({ row }) => row.table === 'holidays');
  return holidays
    .map(({ row }) => row.confidence)
    .reduce<Confidence | undefined>((a, b) => weaker(b, a), undefined);
}
