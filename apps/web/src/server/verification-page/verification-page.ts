import type { VerificationResult } from '@lien-thong/contracts';
import { html } from '../family-page/html';
import { page } from '../family-page/page';

export type Answer = VerificationResult | 'away';

const WORDS: Record<Answer, readonly [headline: string, advice: string]> = {
  genuine: [
    'Giấy này là thật và còn giá trị',
    'Cơ quan đăng ký hộ tịch đã cấp một giấy mang mã này. Xin đối chiếu chữ ký số của tệp nếu giấy được gửi dưới dạng tệp.',
  ],
  replaced: [
    'Giấy này đã được thay bằng giấy khác',
    'Cơ quan đăng ký hộ tịch đã cấp giấy này, nhưng giấy không còn giá trị. Xin hỏi bản mới nhất.',
  ],
  annulled: [
    'Đăng ký ghi trên giấy này đã bị hủy',
    'Cơ quan đăng ký hộ tịch đã cấp giấy này, nhưng việc đăng ký về sau bị hủy. Giấy không còn giá trị.',
  ],
  'not-genuine': [
    'Không có giấy nào mang mã này',
    'Cơ quan đăng ký hộ tịch không cấp giấy mang mã này. Xin xem lại mã in trên giấy; nếu mã đúng, giấy không phải là thật.',
  ],
  away: [
    'Lúc này chưa kiểm tra được',
    'Hệ thống đang bận. Điều này không nói gì về giấy, xin thử lại sau ít phút.',
  ],
};

/** The answer alone: nothing of what stands on the paper, and not the code. */
export function verificationPage(answer: Answer): string {
  const [headline, advice] = WORDS[answer];
  return page(
    'Xác minh giấy tờ',
    html`<h1>${headline}</h1>
      <p>${advice}</p>`,
  );
}
