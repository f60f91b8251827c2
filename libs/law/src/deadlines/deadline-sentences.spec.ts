import { deadline, loadLaw, type DeadlineQuestion } from '../index';

const law = loadLaw();
const said = (procedure: string, received: string, more: Partial<DeadlineQuestion> = {}) =>
  deadline(law, { procedure, receivedAt: `${received}+07:00`, ...more }).sentence;

describe('the sentence an officer reads to a family', () => {
  it.each<[string, string, Partial<DeadlineQuestion>, string]>([
    [
      '1.000656',
      '2026-11-23T15:30:00',
      {},
      'Tiếp nhận lúc 15 giờ 30 phút, thứ Hai 23/11/2026, sau 15 giờ nên trả kết quả trong ngày làm việc tiếp theo, ' +
        'thứ Tư 25/11/2026; không tính thứ Ba 24/11/2026 (nghỉ Ngày Văn hóa Việt Nam).',
    ],
    [
      '1.000656',
      '2026-11-23T10:00:00',
      {},
      'Tiếp nhận lúc 10 giờ, thứ Hai 23/11/2026, trả kết quả trong ngày.',
    ],
    [
      '1.003197',
      '2026-02-12T10:30:00',
      {},
      'Tiếp nhận lúc 10 giờ 30 phút, thứ Năm 12/02/2026, thời hạn là 5 ngày làm việc, tính từ thứ Sáu 13/02/2026, ' +
        'nên hạn trả kết quả là thứ Năm 26/02/2026; không tính thứ Bảy 14/02/2026, Chủ nhật 15/02/2026, ' +
        'thứ Bảy 21/02/2026, Chủ nhật 22/02/2026 (nghỉ hằng tuần); từ thứ Hai 16/02/2026 đến thứ Sáu 20/02/2026 ' +
        '(nghỉ Tết Nguyên đán Bính Ngọ).',
    ],
    [
      '1.003197',
      '2026-11-16T10:00:00',
      { pauses: [{ from: '2026-11-20', until: '2026-11-25', why: 'supplement-asked' }] },
      'Tiếp nhận lúc 10 giờ, thứ Hai 16/11/2026, thời hạn là 5 ngày làm việc, tính từ thứ Ba 17/11/2026, ' +
        'nên hạn trả kết quả là thứ Sáu 27/11/2026; không tính từ thứ Sáu 20/11/2026 đến thứ Tư 25/11/2026 ' +
        '(tạm dừng chờ bổ sung giấy tờ).',
    ],
    [
      'send-death-notice',
      '2026-11-23T15:30:00',
      {},
      'Tính từ lúc 15 giờ 30 phút, thứ Hai 23/11/2026, thời hạn là 4 giờ làm việc (thứ Hai 23/11/2026 tính 2 giờ, ' +
        'đến 17 giờ 30 phút; thứ Tư 25/11/2026 tính 2 giờ, đến 9 giờ 30 phút), nên hạn cuối là 9 giờ 30 phút, ' +
        'thứ Tư 25/11/2026; không tính thứ Ba 24/11/2026 (nghỉ Ngày Văn hóa Việt Nam).',
    ],
    [
      'claim-insurance',
      '2026-11-02T10:00:00',
      {},
      'Tính từ lúc 10 giờ, thứ Hai 02/11/2026, thời hạn là 90 ngày, tính cả ngày nghỉ; ngày cuối rơi vào ' +
        'Chủ nhật 31/01/2027 (nghỉ hằng tuần) nên hạn cuối là ngày làm việc tiếp theo, thứ Hai 01/02/2027.',
    ],
    [
      '2.002913',
      '2026-11-23T15:30:00',
      { category: 'social-protection' },
      'Đăng ký khai tử: tiếp nhận lúc 15 giờ 30 phút, thứ Hai 23/11/2026, sau 15 giờ nên trả kết quả trong ngày làm ' +
        'việc tiếp theo, thứ Tư 25/11/2026; không tính thứ Ba 24/11/2026 (nghỉ Ngày Văn hóa Việt Nam). ' +
        'Giải quyết chế độ tử tuất: từ ngày có trích lục khai tử (thứ Tư 25/11/2026), thời hạn là 8 ngày làm việc, ' +
        'tính từ thứ Năm 26/11/2026, nên hạn trả kết quả là thứ Hai 07/12/2026; không tính thứ Bảy 28/11/2026, ' +
        'Chủ nhật 29/11/2026, thứ Bảy 05/12/2026, Chủ nhật 06/12/2026 (nghỉ hằng tuần).',
    ],
  ])('about %s received %s', (procedure, received, more, expected) => {
    expect(said(procedure, received, more)).toBe(expected);
  });
});
