import {
  PAPER_LABELS,
  PAYMENT_FAULT_LABELS,
  PROCEDURE_LABELS,
  STEP_LABELS,
  type Contact,
  type CorrectionState,
  type Language,
  type Paper,
  type PaymentFault,
  type PaymentMethod,
  type Procedure,
  type Step,
  type StepState,
  type UndoState,
} from '@lien-thong/contracts';
import { dong, inSentence } from '@lien-thong/law';

/** What of an event a notice says in words, in one language. What an office wrote itself is quoted as it wrote it. */
export interface Words {
  procedures: Record<Procedure, string>;
  steps: Record<Step, string>;
  papers: Record<Paper, string>;
  /** How a family reads the end of a step. */
  results: Record<StepState, string>;
  /** How a family reads what became of a step that was to be undone. */
  undone: Record<UndoState, string>;
  /** How a family reads what a correction came to at an office. */
  corrected: Record<CorrectionState, string>;
  /** No office had acted on the former extract. */
  nobodyConcerned: string;
  /** Nobody had begun: nothing to list but that nothing was done. */
  nothingDone: string;
  /** Trung tâm Phục vụ hành chính công cấp xã: where the family filed, and whom it may ask. */
  desk: (commune?: string) => string;
  /** yyyy-mm-dd as people write it. */
  day: (day: string) => string;
  amount: (dong: number) => string;
  /** A clock time, e.g. 24:00, of a day. */
  moment: (time: string, day: string) => string;
  /** What a payment is for; `month` is its first day. */
  paidFor: (step: Step, month?: string) => string;
  paidBy: Record<PaymentMethod, string>;
  paymentFaults: Record<PaymentFault, string>;
  /** What the family does so that the money can go out again. */
  afterPaymentFault: Record<PaymentFault, string>;
}

const writtenDay = (day: string): string => day.split('-').reverse().join('/');

const VIETNAMESE: Words = {
  procedures: PROCEDURE_LABELS,
  steps: STEP_LABELS,
  papers: PAPER_LABELS,
  results: {
    done: 'đã giải quyết xong',
    refused: 'không được giải quyết, lý do ghi tại trang theo dõi hồ sơ',
    'not-needed': 'không cần thực hiện',
    waiting: 'chưa thực hiện',
    told: 'đang giải quyết',
    'papers-asked': 'đang chờ bổ sung giấy tờ',
  },
  corrected: {
    asked: 'đang chờ trả lời',
    noted: 'đã ghi nhận, chi tiết ghi tại trang theo dõi hồ sơ',
    refused: 'không thay đổi',
    undoing: 'đang khôi phục',
    deciding: 'đang giải quyết lại',
    'decided-anew': 'đã giải quyết lại, kết quả ghi tại trang theo dõi hồ sơ',
  },
  nobodyConcerned: 'chưa cơ quan nào làm theo trích lục cũ',
  undone: {
    asked: 'đang chờ trả lời',
    stopped: 'đã dừng, chưa quyết định gì',
    undone: 'đã hủy, khôi phục như trước',
    stands: 'đã giải quyết trước khi rút, vẫn có hiệu lực',
    'nothing-to-undo': 'không có gì phải khôi phục',
    refused: 'không hủy, lý do ghi tại trang theo dõi hồ sơ',
  },
  nothingDone: 'Chưa cơ quan nào giải quyết việc gì',
  desk: (commune) => `Trung tâm Phục vụ hành chính công ${commune ? inSentence(commune) : 'cấp xã'}`,
  day: writtenDay,
  amount: dong,
  moment: (time, day) => `${time} ngày ${writtenDay(day)}`,
  paidFor: (step, month) =>
    `bước “${STEP_LABELS[step]}”${month ? `, tháng ${month.slice(5, 7)}/${month.slice(0, 4)}` : ''}`,
  paidBy: {
    'bank-transfer': 'chuyển khoản vào tài khoản ghi trong tờ khai',
    cash: 'tiền mặt tại nơi chi trả',
    post: 'qua bưu điện',
  },
  paymentFaults: PAYMENT_FAULT_LABELS,
  afterPaymentFault: {
    'account-unknown': 'Mong ông/bà báo lại số tài khoản đúng cho nơi tiếp nhận.',
    'account-closed': 'Mong ông/bà báo một tài khoản đang dùng cho nơi tiếp nhận.',
    'name-differs': 'Mong ông/bà báo lại tên chủ tài khoản đúng như ở ngân hàng cho nơi tiếp nhận.',
    'not-collected': 'Mong ông/bà hẹn lại ngày nhận tiền với nơi tiếp nhận.',
    other: 'Cán bộ đang tìm hiểu và sẽ chi lại; gia đình chưa phải làm gì.',
  },
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const englishDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[month! - 1]} ${year}`;
};

const ENGLISH_STEPS: Record<Step, string> = {
  'register-death': 'Death registration',
  'deregister-residence': 'Deletion of the residence registration',
  'grant-funeral-allowance': 'Funeral allowance',
  'settle-survivors-benefit': 'Survivors’ benefit',
};

const ENGLISH: Words = {
  procedures: {
    'death-registration': 'Death registration',
    'residence-deletion': 'Deletion of the residence registration',
    'funeral-allowance': 'Funeral allowance',
    'survivors-benefit': 'Survivors’ benefit',
  },
  steps: ENGLISH_STEPS,
  papers: {
    'death-notice': 'Death notice (Giấy báo tử)',
    authorisation: 'Written authorisation',
    'death-event-proof': 'Proof of the death',
    'identity-paper': 'Identity paper',
    'account-details': 'Bank account details',
    'insurance-book': 'Social insurance book',
  },
  results: {
    done: 'settled',
    refused: 'not granted; the reason is on the progress page',
    'not-needed': 'not needed',
    waiting: 'not begun',
    told: 'being dealt with',
    'papers-asked': 'waiting for papers from the family',
  },
  corrected: {
    asked: 'has not answered yet',
    noted: 'has taken note; see the progress page',
    refused: 'unchanged',
    undoing: 'being restored',
    deciding: 'being decided anew',
    'decided-anew': 'decided anew; see the progress page',
  },
  nobodyConcerned: 'no office had acted on the former extract',
  undone: {
    asked: 'not answered yet',
    stopped: 'stopped before anything was decided',
    undone: 'undone; all is as it was before',
    stands: 'decided before the withdrawal, and still valid',
    'nothing-to-undo': 'nothing had to be restored',
    refused: 'not undone; the reason is on the progress page',
  },
  nothingDone: 'No office had dealt with anything yet',
  desk: (commune) =>
    `Public Administrative Service Centre of ${commune ? inSentence(commune) : 'the commune'}`,
  day: englishDay,
  moment: (time, day) => `${time} on ${englishDay(day)}`,
  paidFor: (step, month) =>
    `step “${ENGLISH_STEPS[step]}”${month ? `, ${englishDay(month).replace(/^\d+ /, '')}` : ''}`,
  paidBy: {
    'bank-transfer': 'by transfer to the account in your declaration',
    cash: 'in cash at the paying office',
    post: 'by post',
  },
  paymentFaults: {
    'account-unknown': 'the bank knows no such account',
    'account-closed': 'the account is closed',
    'name-differs': 'the holder’s name does not match',
    'not-collected': 'nobody came for the money while it was kept',
    other: 'the payer has not said why',
  },
  afterPaymentFault: {
    'account-unknown': 'Please give the right account number to the office where you filed.',
    'account-closed': 'Please name an account in use to the office where you filed.',
    'name-differs': 'Please give the holder’s name as the bank has it to the office where you filed.',
    'not-collected': 'Please agree on another day with the office where you filed.',
    other: 'An officer is looking into it and will pay again; there is nothing you need to do yet.',
  },
  amount: (dong) => `${String(dong).replace(/\B(?=(\d{3})+(?!\d))/g, ',')} VND`,
};

export const WORDS: Record<Language, Words> = { vi: VIETNAMESE, en: ENGLISH };

/** Vietnamese unless the family asked for another language. */
export const languageOf = ({ language = 'vi' }: Pick<Contact, 'language'>): Language => language;
