import { Problem } from '@lien-thong/service';

const TEXTS = {
  'attachment-kind-unknown':
    'Chỉ nhận tệp PDF, JPEG hoặc PNG. Nội dung tệp này không thuộc loại nào trong số đó.',
  'attachment-broken':
    'Tệp bị hỏng hoặc chưa tải đủ. Xin quét hoặc chụp lại rồi tải lên bản PDF, JPEG hoặc PNG khác.',
  'attachment-has-more':
    'Tệp chứa thêm nội dung khác ngoài giấy tờ. Xin lưu lại thành PDF, JPEG hoặc PNG thông thường.',
  'attachment-picture-too-large':
    'Ảnh quá lớn: mỗi cạnh tối đa 12.000 điểm ảnh, cả ảnh tối đa 50 triệu điểm ảnh. Xin chụp hoặc quét ở cỡ nhỏ hơn.',
  'attachment-active':
    'Tệp PDF có mã lệnh hoặc tệp nhúng bên trong. Xin in lại thành PDF thông thường hoặc quét bản giấy.',
} as const;

/** The answer to a file whose content is not fit to be kept. */
export const unfit = (code: keyof typeof TEXTS): Problem => new Problem(422, code, TEXTS[code]);
