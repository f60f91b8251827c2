import type { Role } from '@lien-thong/contracts';

/**
 * What a role's posting must be for it to count. `unit`: the action reaches what lies in the posting's own commune or
 * province (or everything, for a posting to the whole system). `system`: only a posting to the whole system counts.
 */
export type Scope = 'unit' | 'system';

export interface AccessRow {
  /** Vietnamese, for the printed table. */
  what: string;
  /** `anyone`: needs no sign-in. `signed-in`: whoever is signed in, about himself. */
  by: 'anyone' | 'signed-in' | Partial<Record<Role, Scope>>;
}

const DESK = { 'one-stop-officer': 'unit' } as const;
const COMMUNE_HEADS = { 'commune-chair': 'unit', 'head-of-centre': 'unit' } as const;
const BENEFIT_DESKS = {
  'insurance-officer': 'unit',
  'home-affairs-officer': 'unit',
  'commune-chair': 'unit',
} as const;
const NIGHT_DESK = { operations: 'system' } as const;
const ADMINISTRATION = { administrator: 'unit', 'head-of-centre': 'unit' } as const;

/**
 * Who may do what. The only such list: an endpoint names its action here, and one that names none is refused to
 * everybody. Printed as docs/access.md.
 */
export const ACCESS = {
  'health.read': { what: 'Xem tình trạng hoạt động của dịch vụ', by: 'anyone' },
  'metrics.read': { what: 'Đọc số đo kỹ thuật (không có dữ liệu cá nhân)', by: 'anyone' },
  'catalogue.read': { what: 'Xem danh mục thủ tục, tra cứu đơn vị hành chính', by: 'anyone' },
  'law.read': { what: 'Xem phiên bản luật đang dùng', by: 'anyone' },
  'progress.read': { what: 'Xem tiến độ hồ sơ bằng mã hồ sơ', by: 'anyone' },
  'progress.readings': {
    what: 'Xem ai đã mở hồ sơ, bằng mã hồ sơ (chức danh và cơ quan, không có tên)',
    by: 'anyone',
  },
  'progress.ask-code': {
    what: 'Xin mã dùng một lần, gửi tới điện thoại hoặc thư điện tử đã khai',
    by: 'anyone',
  },
  'progress.details': {
    what: 'Xem chi tiết hồ sơ của gia đình mình bằng mã dùng một lần',
    by: 'anyone',
  },
  'document.verify': { what: 'Kiểm tra giấy tờ thật hay không', by: 'anyone' },
  'account.read': { what: 'Xem mình là ai, có vai trò gì', by: 'signed-in' },

  'case.file': { what: 'Nộp hồ sơ', by: { ...DESK, 'agency-machine': 'unit' } },
  // The facility is known by its signature; where it stands says nothing of where the dead person lived.
  'health-notice.tell': { what: 'Gửi dữ liệu giấy báo tử (cơ sở y tế)', by: { 'agency-machine': 'unit' } },
  'prepared.read': { what: 'Xem hồ sơ chuẩn bị từ giấy báo tử', by: DESK },
  'prepared.look-up': {
    what: 'Lấy tờ khai điền sẵn bằng số giấy báo tử và số định danh của người đã mất',
    by: 'anyone',
  },
  'case.list': {
    what: 'Xem danh sách hồ sơ',
    by: { ...DESK, ...COMMUNE_HEADS, 'province-monitor': 'unit' },
  },
  'case.read': { what: 'Xem một hồ sơ và diễn biến', by: { ...DESK, ...COMMUNE_HEADS } },
  'follow-up-book.print': { what: 'In sổ theo dõi hồ sơ của xã, phường', by: { ...DESK, ...COMMUNE_HEADS } },
  'case.accept': { what: 'Tiếp nhận hồ sơ nộp trực tuyến, qua bưu chính', by: DESK },
  'case.decline': { what: 'Không tiếp nhận hồ sơ', by: DESK },
  'case.withdraw': { what: 'Rút hồ sơ theo yêu cầu của gia đình', by: { ...DESK, 'agency-machine': 'unit' } },
  'attachment.add': {
    what: 'Tải giấy tờ lên trước khi nộp hồ sơ, bổ sung',
    by: { ...DESK, 'agency-machine': 'unit' },
  },
  'attachment.read': { what: 'Tải giấy tờ của một hồ sơ về', by: { ...DESK, ...COMMUNE_HEADS } },
  'case.stop': {
    what: 'Dừng giải quyết hồ sơ theo yêu cầu của cơ quan có thẩm quyền',
    by: { 'head-of-centre': 'unit' },
  },
  'case.annul': {
    what: 'Đề nghị hủy đăng ký khai tử của hồ sơ',
    by: { 'civil-status-officer': 'unit', 'commune-chair': 'unit' },
  },
  'case.correct': {
    what: 'Đề nghị cải chính đăng ký khai tử của hồ sơ',
    by: { 'civil-status-officer': 'unit', 'commune-chair': 'unit' },
  },
  'case.supplement': { what: 'Ghi nhận giấy tờ bổ sung', by: { ...DESK, 'agency-machine': 'unit' } },

  'clock.list': {
    what: 'Xem hồ sơ sắp đến hạn, quá hạn và phiếu xin lỗi',
    by: { ...DESK, ...COMMUNE_HEADS },
  },
  'apology.edit': { what: 'Soạn phiếu xin lỗi và hẹn lại', by: { ...DESK, 'head-of-centre': 'unit' } },
  'apology.sign': { what: 'Ký phiếu xin lỗi và hẹn lại', by: { 'head-of-centre': 'unit' } },
  'reconciliation.upload': {
    what: 'Nộp danh sách quyết định của cơ quan ngoài hệ thống để đối soát',
    by: { ...DESK, 'agency-machine': 'unit' },
  },
  'stuck-case.list': {
    what: 'Xem hồ sơ đang vướng, nguyên nhân và việc cần làm',
    by: { ...DESK, ...COMMUNE_HEADS, 'province-monitor': 'unit', ...NIGHT_DESK },
  },
  'difference.list': {
    what: 'Xem sai lệch khi đối soát với danh sách của các cơ quan',
    by: { ...DESK, ...COMMUNE_HEADS, 'province-monitor': 'unit' },
  },
  'difference.explain': { what: 'Giải trình sai lệch', by: { ...DESK, 'head-of-centre': 'unit' } },
  'draft.answer': {
    what: 'Xem, xác nhận bản nháp trích lục bằng mã hồ sơ và số định danh của người yêu cầu',
    by: 'anyone',
  },
  'result.deliver': { what: 'Trả kết quả: trao tại quầy, gửi bưu chính', by: DESK },
  'result.fetch': { what: 'Nhận kết quả bằng mã hồ sơ và số định danh của người yêu cầu', by: 'anyone' },
  'parcel.move': { what: 'Chuyển trạng thái bưu gửi mô phỏng', by: NIGHT_DESK },

  'case.erase': {
    what: 'Xóa dữ liệu cá nhân của hồ sơ đã hết thời hạn lưu trữ',
    by: { administrator: 'system' },
  },

  'law.propose': { what: 'Đề nghị phiên bản luật mới', by: { administrator: 'system' } },
  'law.decide': { what: 'Đồng ý hoặc rút đề nghị phiên bản luật', by: { administrator: 'system' } },
  'law.proposals': {
    what: 'Xem các đề nghị phiên bản luật',
    by: { administrator: 'system', operations: 'system' },
  },

  'posting.list': { what: 'Xem phân công cán bộ', by: ADMINISTRATION },
  'posting.change': { what: 'Phân công, điều chuyển, cho nghỉ, ủy quyền ký', by: ADMINISTRATION },
  'settings.list': { what: 'Xem cấu hình cơ quan', by: ADMINISTRATION },
  'settings.change': { what: 'Đổi cấu hình cơ quan', by: ADMINISTRATION },

  'register.read': {
    what: 'Xem Sổ đăng ký khai tử',
    by: { 'civil-status-officer': 'unit', 'commune-chair': 'unit' },
  },
  'registration.list': {
    what: 'Xem việc đăng ký khai tử đang chờ',
    by: { 'civil-status-officer': 'unit', 'commune-chair': 'unit' },
  },
  'registration.prepare': {
    what: 'Nhận, trả, nhận thay, trình việc đăng ký khai tử',
    by: { 'civil-status-officer': 'unit' },
  },
  'registration.sign': { what: 'Ký hoặc trả lại việc đăng ký khai tử', by: { 'commune-chair': 'unit' } },
  'extract.read': {
    what: 'Lấy bản Trích lục đã ký số',
    by: { ...DESK, 'civil-status-officer': 'unit', 'commune-chair': 'unit' },
  },
  'copy.order': { what: 'Yêu cầu cấp bản sao trích lục', by: { ...DESK, 'civil-status-officer': 'unit' } },
  'copy.print': { what: 'In, in lại bản sao trích lục', by: { ...DESK, 'civil-status-officer': 'unit' } },
  'copy.list': {
    what: 'Xem số bản sao đã cấp và nhật ký in trích lục',
    by: { ...DESK, 'civil-status-officer': 'unit', 'commune-chair': 'unit' },
  },
  'book.print': {
    what: 'In trang Sổ đăng ký khai tử',
    by: { 'civil-status-officer': 'unit', 'commune-chair': 'unit' },
  },
  'deregistration.list': { what: 'Xem danh sách xóa đăng ký thường trú', by: { 'residence-police': 'unit' } },
  'deregistration.prepare': {
    what: 'Nhận, trả, nhận thay, trình việc xóa đăng ký thường trú',
    by: { 'residence-police': 'unit' },
  },
  'deregistration.sign': {
    what: 'Ký hoặc trả lại việc xóa đăng ký thường trú',
    by: { 'residence-police': 'unit' },
  },
  'benefit.list': { what: 'Xem quyết định trợ cấp của bàn mình', by: BENEFIT_DESKS },
  'benefit.payments': {
    what: 'Xem lệnh chi, đợt chi, việc dừng chi và thu hồi của bàn mình',
    by: BENEFIT_DESKS,
  },
  'benefit.pay': {
    what: 'Lập đợt chi, tải tệp chi, ghi nhận kết quả chi, giao tiền tại bàn, chi lại',
    by: BENEFIT_DESKS,
  },
  'benefit.recover': { what: 'Xác nhận dừng chi, thu hồi hoặc miễn thu hồi', by: BENEFIT_DESKS },
  'benefit.decide': { what: 'Quyết định bổ sung', by: BENEFIT_DESKS },
  'claim.list': {
    what: 'Xem hồ sơ trợ cấp đang chờ ở bàn mình',
    by: { ...BENEFIT_DESKS, 'civil-status-officer': 'unit' },
  },
  'claim.prepare': {
    what: 'Nhận, trả, nhận thay, trình, chuyển hồ sơ trợ cấp',
    by: {
      'insurance-officer': 'unit',
      'home-affairs-officer': 'unit',
      'civil-status-officer': 'unit',
    },
  },
  'claim.sign': { what: 'Ký hoặc trả lại hồ sơ trợ cấp', by: BENEFIT_DESKS },
  'notice.list': { what: 'Xem gia đình đã được báo những gì', by: { ...DESK, 'head-of-centre': 'unit' } },
  'bounce.tell': {
    what: 'Báo thư gửi gia đình bị trả lại (chương trình của máy chủ thư)',
    by: { 'agency-machine': 'system' },
  },
  'record.read': {
    what: 'Xem kết quả giải quyết của xã, phường',
    by: { ...COMMUNE_HEADS, 'province-monitor': 'unit' },
  },

  'parked.list': { what: 'Xem thông điệp bị giữ lại', by: NIGHT_DESK },
  'parked.act': {
    what: 'Đề nghị, đồng ý (người thứ hai) chạy lại; bỏ qua thông điệp bị giữ lại',
    by: NIGHT_DESK,
  },
  'outbox.read': { what: 'Xem tin nhắn, thư của cổng mô phỏng', by: NIGHT_DESK },
  'audit.read': { what: 'Xem nhật ký thao tác', by: NIGHT_DESK },
} as const satisfies Record<string, AccessRow>;

export type Action = keyof typeof ACCESS;

export const ACTIONS = Object.keys(ACCESS) as Action[];

export const accessTo = (action: Action): AccessRow['by'] => ACCESS[action].by;
