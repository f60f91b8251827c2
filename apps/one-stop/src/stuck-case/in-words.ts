import {
  OFFICE_LABELS,
  STEP_LABELS,
  type DifferenceKind,
  type StuckKind,
  type StuckLine,
} from '@lien-thong/contracts';
import type { StuckRow } from './stuck-cases';

const DIFFERENCES: Record<DifferenceKind, string> = {
  'outside-the-software': 'Cơ quan đã quyết định mà không có hồ sơ nào trên phần mềm.',
  'decided-not-told': 'Cơ quan đã quyết định bước chưa được chuyển đến.',
  'answer-not-received': 'Danh sách của cơ quan có kết quả, hồ sơ chưa nhận được trả lời.',
  'answered-differently': 'Kết quả trong danh sách của cơ quan khác kết quả trong hồ sơ.',
  'answer-not-listed': 'Hồ sơ có kết quả mà danh sách của cơ quan không có.',
  'told-not-decided': 'Đã chuyển, quá hạn, và chưa có trong danh sách nào của cơ quan.',
};

type Words = Pick<StuckLine, 'why' | 'whatToDo'>;

const WORDS: Record<StuckKind, (row: StuckRow, office: string, step: string) => Words> = {
  parked: ({ why }, office) => ({
    why: why ?? 'Phần mềm chưa xử lý được một thông điệp của hồ sơ.',
    whatToDo: `Bộ phận vận hành xem thông điệp bị giữ ở ${office} và chạy lại, có người thứ hai đồng ý.`,
  }),
  unanswered: (_, office, step) => ({
    why: `Quá hạn mà ${office} chưa trả lời: ${step}.`,
    whatToDo: `Liên hệ ${office}; gửi gia đình phiếu xin lỗi và hẹn lại nếu hồ sơ trễ hẹn.`,
  }),
  'not-undone': (_, office, step) => ({
    why: `${office} chưa trả lời việc dừng, hủy hoặc khôi phục: ${step}.`,
    whatToDo: `Liên hệ ${office} để hoàn tất việc dừng, hủy hoặc khôi phục.`,
  }),
  'not-corrected': (_, office, step) => ({
    why: `${office} chưa xong việc cải chính: ${step}.`,
    whatToDo: `Liên hệ ${office} để giải quyết theo nội dung cải chính.`,
  }),
  'lists-differ': ({ why }, office) => ({
    why: DIFFERENCES[why as DifferenceKind],
    whatToDo: `Đối chiếu với ${office}, rồi ghi giải trình vào mục sai lệch.`,
  }),
};

/** Why a case is stuck and what somebody can do, in plain words; no personal data. */
export function inWords(row: StuckRow): StuckLine {
  const words = WORDS[row.kind](row, OFFICE_LABELS[row.office], row.step ? STEP_LABELS[row.step] : '');
  return { ...row, since: row.since.toISOString(), ...words };
}
