import { ApologyOverdue, OFFICE_LABELS, STEP_LABELS, type Step } from '@lien-thong/contracts';
import { dayInFigures } from '@lien-thong/law';
import { say, type Saying } from '@lien-thong/messaging';
import { officeOf } from '../procedures/death';
import { entry, type NewEntry } from '../timeline/timeline';
import type { ClockAct, DoneOnce } from './case-clock';
import type { DueCase } from './due-cases';

const stepOf = (step: Step): string => `bước “${STEP_LABELS[step]}” (${OFFICE_LABELS[officeOf(step)]})`;

const TEXTS: Record<DoneOnce['act'], (act: ClockAct) => string> = {
  'near-due': ({ step, dueOn }) =>
    `Sắp đến hạn ${step ? `${stepOf(step)}` : 'trả kết quả'}: ngày ${dayInFigures(dueOn)}.`,
  'apology-draft': ({ dueOn }) =>
    `Có thể trả kết quả chậm so với ngày hẹn ${dayInFigures(dueOn)}: đã soạn phiếu xin lỗi, chờ xem và ký.`,
  'step-overdue': ({ step, dueOn }) => `Quá hạn ${stepOf(step!)}, ngày ${dayInFigures(dueOn)}.`,
  overdue: ({ dueOn }) =>
    `Đã qua ngày hẹn trả ${dayInFigures(dueOn)} mà chưa có phiếu xin lỗi được ký; đã báo cấp tỉnh.`,
  'supplement-lapse': ({ dueOn }) =>
    `Hết thời gian chờ gia đình bổ sung giấy tờ, ngày ${dayInFigures(dueOn)}.`,
};

const KINDS = {
  'near-due': 'near-due',
  'apology-draft': 'apology-drafted',
  'step-overdue': 'step-overdue',
  overdue: 'overdue',
  'supplement-lapse': 'supplement-lapsed',
} as const;

export const entryOfAct = (caseId: string, act: DoneOnce, at: string): NewEntry =>
  entry(caseId, at, KINDS[act.act], 'one-stop', TEXTS[act.act](act), act.step);

/** The promised day has passed: the province hears that nobody has said sorry. */
export const apologyOverdue = (c: DueCase, mayReappoint: boolean, at: string): Saying =>
  say(
    ApologyOverdue,
    c.caseId,
    {
      commune: c.commune,
      channel: c.channel,
      dossierCode: c.dossierCode,
      receivedAt: c.receivedAt,
      promisedOn: c.promisedOn,
      ...(c.firstPromisedOn ? { firstPromisedOn: c.firstPromisedOn } : {}),
      status: c.status,
      steps: (Object.keys(c.steps) as Step[]).filter((step) => c.steps[step]!.state === 'told'),
      mayReappoint,
      escalatedAt: at,
    },
    undefined,
    c.version,
  );
