import type { Confidence } from '@lien-thong/law';

/** How far a row can be trusted, marked so that the eye finds what still has to be checked. */
export const CONFIDENCE: Record<Confidence, { readonly mark: string; readonly words: string }> = {
  read: { mark: '✔', words: 'đã đọc' },
  secondary: { mark: '◐', words: 'thứ cấp' },
  setting: { mark: '⚙', words: 'cài đặt' },
  unverified: { mark: '⚠', words: 'cần kiểm tra' },
};

/** Each data file is a table. */
export const TABLE_NAMES: Readonly<Record<string, string>> = {
  'annulment-grounds': 'Căn cứ hủy đăng ký khai tử',
  agencies: 'Cơ quan và mã cơ quan',
  askers: 'Người được yêu cầu thực hiện thủ tục',
  authorisations: 'Ủy quyền yêu cầu đăng ký khai tử',
  benefits: 'Chế độ mai táng',
  calendar: 'Lịch làm việc',
  clocks: 'Theo dõi thời hạn',
  'code-formats': 'Cấu trúc mã hồ sơ, mã kết quả',
  'code-issuers': 'Danh bạ mã cơ quan',
  'competent-offices': 'Nơi tiếp nhận và nơi quyết định',
  'data-instead': 'Giấy tờ không phải nộp vì đã có dữ liệu',
  deadlines: 'Thời hạn',
  'death-notices': 'Giấy báo tử và giấy tờ thay thế',
  documents: 'Tên và mẫu của giấy tờ',
  exclusions: 'Khi một người thuộc nhiều chế độ',
  'family-contact': 'Liên lạc với gia đình',
  'copy-fees': 'Phí cấp bản sao',
  fees: 'Lệ phí',
  'filing-channels': 'Cách nộp hồ sơ',
  holidays: 'Ngày nghỉ, nghỉ bù, hoán đổi và làm bù',
  'legal-bases': 'Căn cứ pháp lý của thủ tục',
  'meritorious-survivors': 'Trợ cấp tuất của thân nhân người có công',
  'office-hours': 'Giờ làm việc và giờ nhận hồ sơ',
  offices: 'Các cơ quan theo thời gian',
  'on-top': 'Khoản được hưởng thêm bên cạnh trợ cấp mai táng',
  parameters: 'Mức tiền và các con số',
  'procedure-aliases': 'Mã khác của thủ tục',
  'procedure-limits': 'Thời hạn của từng thủ tục',
  procedures: 'Thủ tục và mã thủ tục',
  'province-changes': 'Đơn vị cấp tỉnh đổi loại, đổi tên',
  'refusal-grounds': 'Lý do từ chối',
  relations: 'Người được yêu cầu và ủy quyền',
  'required-papers': 'Giấy tờ phải nộp',
  results: 'Kết quả của thủ tục',
  retention: 'Thời hạn lưu trữ dữ liệu cá nhân',
  statuses: 'Trạng thái hồ sơ',
  survivors: 'Trợ cấp tuất hằng tháng',
  transitions: 'Mốc chuyển tiếp',
  undoing: 'Việc đã giải quyết khi gia đình rút hồ sơ',
  'undoing-limits': 'Thời hạn hủy, khôi phục kết quả đã có',
  'unit-counts': 'Số đơn vị hành chính',
};

/** What a row may be limited to. */
export const SCOPE_NAMES: Readonly<Record<string, string>> = {
  category: 'đối tượng',
  channel: 'hình thức nộp',
  commune: 'xã',
  procedure: 'thủ tục',
  procedureCode: 'mã thủ tục',
  province: 'tỉnh',
};
