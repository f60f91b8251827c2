import { PARKING_CAUSES } from '@lien-thong/contracts';
import { faultWords } from './fault-words';

describe('why a message is parked, in words', () => {
  it.each(PARKING_CAUSES)('is said for %s', (cause) => {
    expect(faultWords(cause)).toMatch(/^\p{Lu}.*\.$/u);
  });

  it.each([
    ['TypeError: x is not a function', 'Phần mềm xử lý có lỗi lập trình.'],
    ['QueryFailedError: duplicate key', 'Cơ sở dữ liệu không nhận kết quả xử lý.'],
    ['Error: there is no case 1', 'Thông điệp nói về một hồ sơ không có ở đây.'],
    ['Error: x breaks its schema: /y', 'Câu trả lời mà phần mềm định gửi không đúng mẫu đã công bố.'],
    ['waits for version 2 of the law', 'Chưa nhận được phiên bản luật mà thông điệp này dẫn chiếu.'],
    ['Error: something', 'Phần mềm xử lý gặp điều không lường trước.'],
  ])('tells the class of a handler’s fault: %s', (detail, words) => {
    expect(faultWords('handler-failed', detail)).toBe(words);
  });

  it('quotes nothing of the fault', () => {
    expect(faultWords('handler-failed', 'Error: Nguyễn Văn A, 001099000001')).not.toContain('Nguyễn');
  });
});
