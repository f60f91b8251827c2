import { STEP_LABELS, type Language, type Step } from '@lien-thong/contracts';
import { WORDS } from '../notice/words';
import type { MatterKind } from './matter';

/** What the mails to officers say, in one language. `{…}` is filled in. */
export interface MailWords {
  subject: string;
  greeting: string;
  opening: string;
  /** Of the mail about one task. */
  taskSubject: string;
  taskClosing: string;
  headings: Record<MatterKind, string>;
  /** A line: the case by its code, or where it has none yet, by its page alone. */
  dossier: string;
  noCode: string;
  step: (step: Step) => string;
  due: string;
  more: string;
  closing: string;
}

export const MAIL_WORDS: Record<Language, MailWords> = {
  vi: {
    subject: 'Việc cần xem sáng {day}: {count} mục',
    greeting: 'Kính gửi {names},',
    opening: 'Sáng {day} có các việc sau cần xem:',
    taskSubject: 'Hồ sơ {dossierCode}: {what}',
    taskClosing: 'Thư này được gửi tự động và không có dữ liệu cá nhân của hồ sơ.',
    headings: {
      overdue: 'Đã qua ngày hẹn trả mà chưa có phiếu xin lỗi được ký',
      'apology-drafted': 'Có thể trả chậm, phiếu xin lỗi đã soạn và chờ ký',
      'step-overdue': 'Bước đã quá hạn',
      'near-due': 'Sắp đến hạn',
      unreachable: 'Không gửi được tin báo cho gia đình; hãy gọi điện hoặc đưa giấy',
      'task-sent-back': 'Người ký trả lại việc đã trình',
      'task-taken-over': 'Việc đang giữ đã được người khác nhận thay',
      'task-sent-on': 'Việc do cơ quan khác chuyển đến',
    },
    dossier: 'Hồ sơ {dossierCode}',
    noCode: 'Hồ sơ chưa có mã',
    step: (step) => `bước “${STEP_LABELS[step]}”`,
    due: 'hạn {dueOn}',
    more: 'và {count} hồ sơ khác',
    closing:
      'Thư này được gửi tự động mỗi sáng làm việc và không có dữ liệu cá nhân của hồ sơ. Danh sách đầy đủ: {link}',
  },
  en: {
    subject: 'To look at on the morning of {day}: {count}',
    greeting: 'Dear {names},',
    opening: 'On the morning of {day} these need to be looked at:',
    taskSubject: 'Dossier {dossierCode}: {what}',
    taskClosing: 'This mail is sent automatically and holds no personal data of the dossier.',
    headings: {
      overdue: 'Past the promised day, and no apology is signed',
      'apology-drafted': 'May be late; an apology is drafted and waits to be signed',
      'step-overdue': 'Steps past their deadline',
      'near-due': 'Near their deadline',
      unreachable: 'Notices to the family come back; please call, or hand out a letter',
      'task-sent-back': 'The signatory gave back what was prepared',
      'task-taken-over': 'Another officer has taken over what you held',
      'task-sent-on': 'Sent here by another office',
    },
    dossier: 'Dossier {dossierCode}',
    noCode: 'A dossier without a code yet',
    step: (step) => `step “${WORDS.en.steps[step]}”`,
    due: 'due {dueOn}',
    more: 'and {count} more',
    closing:
      'This mail is sent automatically on the mornings of working days and holds no personal data of any dossier. The whole list: {link}',
  },
};
