import { OFFICE_LABELS, PAPER_LABELS, STEP_LABELS } from '@lien-thong/contracts';
import type { Consequence } from '../procedures/advance';
import { officeOf } from '../procedures/death';
import { entry, receivedEntry, toldEntry, type NewEntry } from '../timeline/timeline';
import type { Announcement } from './announcements';
import type { LinkedCase } from './linked-case.entity';

const PAYERS_TOLD = {
  stop: 'Báo các nơi chi trả dừng lương hưu, trợ cấp hằng tháng của người đã mất.',
  resume: 'Báo các nơi chi trả chi lại lương hưu, trợ cấp hằng tháng đã dừng.',
};

/** What the timeline of a case says of what follows from a change. */
export function entriesOf(c: LinkedCase, consequence: Consequence, at: string): NewEntry[] {
  const { caseId } = c;
  if ('tell' in consequence)
    return [toldEntry(caseId, at, officeOf(consequence.tell), consequence.tell, consequence.attempt)];
  if ('stop' in consequence) {
    const office = officeOf(consequence.stop);
    const text = `Đề nghị ${OFFICE_LABELS[office]} dừng việc: ${STEP_LABELS[consequence.stop]}.`;
    return [entry(caseId, at, 'told', office, text, consequence.stop)];
  }
  if ('undo' in consequence) {
    const office = officeOf(consequence.undo);
    const text = `Đề nghị ${OFFICE_LABELS[office]} hủy kết quả đã có: ${STEP_LABELS[consequence.undo]}.`;
    return [entry(caseId, at, 'told', office, text, consequence.undo)];
  }
  if ('note' in consequence) {
    const text = `Chuyển nội dung cải chính: ${STEP_LABELS[consequence.note]}.`;
    return [entry(caseId, at, 'told', officeOf(consequence.note), text, consequence.note)];
  }
  if ('payments' in consequence)
    return [entry(caseId, at, 'payers-told', 'social-insurance', PAYERS_TOLD[consequence.payments])];
  if ('record' in consequence) {
    const { step, result } = consequence.outcome;
    const text = `Trả lời đến muộn, đã ghi nhận: ${result}`;
    return [entry(caseId, at, 'late-answer', officeOf(step), text, step)];
  }
  return announcementEntries(c, consequence, at);
}

function announcementEntries(
  { caseId, steps, dossierCode, promisedOn }: LinkedCase,
  announcement: Announcement,
  at: string,
): NewEntry[] {
  const ofDesk = (kind: NewEntry['kind'], text: string) => [entry(caseId, at, kind, 'one-stop', text)];
  switch (announcement.announce) {
    case 'received':
      return [receivedEntry(caseId, at, dossierCode!, promisedOn!)];
    case 'completed':
      return ofDesk('ended', 'Các cơ quan đã giải quyết xong. Hồ sơ đã xử lý xong.');
    case 'refused':
      return ofDesk('ended', `Dừng xử lý: ${steps['register-death']?.result ?? announcement.outcome.result}`);
    case 'supplement-requested': {
      const lacking = announcement.requests.map(
        ({ step, papers }) =>
          `${STEP_LABELS[step]}: ${papers.map((paper) => PAPER_LABELS[paper]).join(', ')}`,
      );
      const text = `Đề nghị gia đình bổ sung giấy tờ. ${lacking.join('; ')}.`;
      return ofDesk('supplement-asked', text).map((one) => ({ ...one, asked: announcement.requests }));
    }
    case 'withdrawal-asked':
      return ofDesk('withdrawal-asked', 'Gia đình rút hồ sơ.');
    case 'withdrawal-completed':
      return ofDesk('withdrawn', 'Các cơ quan đã trả lời việc rút hồ sơ. Hồ sơ dừng tại đây.');
    case 'case-stopped':
      return ofDesk('ended', 'Các cơ quan đã trả lời việc dừng. Hồ sơ dừng giải quyết.');
    case 'annulled':
      return ofDesk(
        'annulled',
        'Đăng ký khai tử đã bị hủy. Các cơ quan đã giải quyết được đề nghị khôi phục.',
      );
    case 'correction-completed':
      return ofDesk('corrected', 'Mọi cơ quan đã trả lời về việc cải chính đăng ký khai tử.');
    case 'annulment-completed':
      return ofDesk('undone', 'Mọi cơ quan đã trả lời về phần việc phải khôi phục.');
  }
}
