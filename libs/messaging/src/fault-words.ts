import type { ParkingCause } from './store/parking';

const OF_CAUSE: Record<Exclude<ParkingCause, 'handler-failed'>, string> = {
  unreadable: 'Thông điệp không đọc được: nội dung hỏng hoặc thiếu phần đầu.',
  'unknown-type': 'Thông điệp thuộc loại mà phần mềm ở đây chưa biết.',
  invalid: 'Thông điệp thiếu trường hoặc sai trường so với mẫu đã công bố.',
  'id-reused': 'Hai thông điệp khác nhau mang cùng một mã: có thể bị giả mạo, cần hỏi cơ quan gửi.',
  held: 'Thông điệp không có lỗi, đang chờ sau một thông điệp khác của cùng hồ sơ.',
};

/** Classes of fault by how their text begins or what it says, the first that fits. */
const OF_FAULT: readonly (readonly [RegExp, string])[] = [
  [/waits for (version|the law)/, 'Chưa nhận được phiên bản luật mà thông điệp này dẫn chiếu.'],
  [/^Untrusted|^NoKey|signature/i, 'Chữ ký của cơ quan gửi không đúng hoặc không được tin cậy.'],
  [/breaks its schema/, 'Câu trả lời mà phần mềm định gửi không đúng mẫu đã công bố.'],
  [/there is no case/, 'Thông điệp nói về một hồ sơ không có ở đây.'],
  [/^(QueryFailed|EntityNotFound)/, 'Cơ sở dữ liệu không nhận kết quả xử lý.'],
  [/^SealBroken/, 'Không mở được dữ liệu đã mã hóa của hồ sơ.'],
  [/^(Law|LawGap|LawQuestion)\w*:/, 'Luật đang dùng không trả lời được cho trường hợp này.'],
  [/^(Type|Range|Reference)Error/, 'Phần mềm xử lý có lỗi lập trình.'],
];

const UNEXPECTED = 'Phần mềm xử lý gặp điều không lường trước.';

/**
 * Why a message is parked, in plain words for an officer of operations. Nothing of the fault's own text is in them: it
 * may quote what the message tells of people.
 */
export function faultWords(cause: ParkingCause, detail?: string | null): string {
  if (cause !== 'handler-failed') return OF_CAUSE[cause];
  return OF_FAULT.find(([fits]) => fits.test(detail ?? ''))?.[1] ?? UNEXPECTED;
}
