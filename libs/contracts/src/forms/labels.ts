import type * as words from './words';

/** What the words of the closed lists are called by the people who use them. */
export const PROCEDURE_LABELS: Record<words.Procedure, string> = {
  'death-registration': 'Đăng ký khai tử',
  'residence-deletion': 'Xóa đăng ký thường trú',
  'funeral-allowance': 'Trợ cấp mai táng',
  'survivors-benefit': 'Chế độ tử tuất',
};

export const STEP_LABELS: Record<words.Step, string> = {
  'register-death': 'Đăng ký khai tử',
  'deregister-residence': 'Xóa đăng ký thường trú',
  'grant-funeral-allowance': 'Giải quyết trợ cấp mai táng',
  'settle-survivors-benefit': 'Giải quyết chế độ tử tuất',
};

export const OFFICE_LABELS: Record<words.Office, string> = {
  'one-stop': 'Bộ phận một cửa',
  'civil-registration': 'Hộ tịch',
  residence: 'Công an xã (cư trú)',
  'social-insurance': 'Cơ quan giải quyết chế độ',
  notifications: 'Thông báo',
  monitoring: 'Giám sát',
};

export const CHANNEL_LABELS: Record<words.Channel, string> = {
  desk: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính',
};

export const SEX_LABELS: Record<words.Sex, string> = { male: 'Nam', female: 'Nữ' };

export const RELATION_LABELS: Record<words.Relation, string> = {
  spouse: 'Vợ/chồng',
  child: 'Con',
  parent: 'Cha/mẹ',
  sibling: 'Anh/chị/em ruột',
  grandparent: 'Ông/bà',
  grandchild: 'Cháu',
  'other-relative': 'Người thân thích khác',
  'authorised-person': 'Người được ủy quyền',
  organisation: 'Đại diện cơ quan, tổ chức',
};

export const IDENTITY_KIND_LABELS: Record<words.IdentityKind, string> = {
  'citizen-card': 'Căn cước/CCCD',
  'identity-card': 'Chứng minh nhân dân',
  passport: 'Hộ chiếu',
  'personal-id-notice': 'Thông báo số định danh cá nhân',
  other: 'Giấy tờ khác',
};

export const RESIDENCE_KIND_LABELS: Record<words.ResidenceKind, string> = {
  permanent: 'Thường trú',
  temporary: 'Tạm trú',
  present: 'Nơi ở hiện tại',
};

export const KIND_OF_DEATH_LABELS: Record<words.KindOfDeath, string> = {
  'health-facility': 'Mất tại cơ sở y tế',
  'home-or-other': 'Mất tại nhà hoặc nơi khác',
  'accident-or-suspicious': 'Tai nạn, đột ngột hoặc có nghi vấn',
  'court-declared': 'Tòa án tuyên bố là đã chết',
  'sentence-executed': 'Thi hành án tử hình',
};

export const NOTICE_KIND_LABELS: Record<words.NoticeKind, string> = {
  'death-notice': 'Giấy báo tử của cơ sở y tế',
  'commune-death-notice': 'Giấy báo tử của UBND cấp xã',
  'police-document': 'Văn bản của cơ quan công an hoặc giám định pháp y',
  'court-decision': 'Bản án, quyết định của Tòa án',
  'execution-confirmation': 'Xác nhận của Hội đồng thi hành án tử hình',
};

export const BENEFIT_CATEGORY_LABELS: Record<words.BenefitCategory, string> = {
  'compulsory-insurance': 'Bảo hiểm xã hội bắt buộc',
  'voluntary-insurance': 'Bảo hiểm xã hội tự nguyện',
  'social-protection': 'Đối tượng bảo trợ xã hội',
  emergency: 'Trợ cấp khẩn cấp',
  'social-pension': 'Trợ cấp hưu trí xã hội',
  meritorious: 'Người có công với cách mạng',
  veteran: 'Cựu chiến binh',
  'youth-volunteer': 'Thanh niên xung phong',
  'frontline-labour': 'Dân công hỏa tuyến',
  'decision-62': 'Đối tượng theo Quyết định 62/2011/QĐ-TTg',
  'decision-290': 'Đối tượng theo Quyết định 290/2005/QĐ-TTg',
  'decision-142': 'Đối tượng theo Quyết định 142/2008/QĐ-TTg',
  'base-security': 'Lực lượng bảo vệ an ninh, trật tự ở cơ sở',
  'fire-volunteer': 'Người tham gia chữa cháy, cứu nạn, cứu hộ',
  'local-policy': 'Chính sách riêng của tỉnh, thành phố',
};

export const MONTHLY_PAYER_LABELS: Record<words.MonthlyPayer, string> = {
  pension: 'Lương hưu',
  ...BENEFIT_CATEGORY_LABELS,
};

export const BENEFIT_DESK_LABELS: Record<words.BenefitDesk, string> = {
  'social-insurance': 'Bảo hiểm xã hội',
  commune: 'Ủy ban nhân dân cấp xã',
  'home-affairs': 'Sở Nội vụ',
};

export const PAYMENT_METHOD_LABELS: Record<words.PaymentMethod, string> = {
  'bank-transfer': 'Chuyển khoản',
  cash: 'Tiền mặt',
  post: 'Qua bưu điện',
};

export const DELIVERY_METHOD_LABELS: Record<words.DeliveryMethod, string> = {
  desk: 'Nhận tại bộ phận một cửa',
  online: 'Nhận bản điện tử',
  post: 'Nhận qua bưu chính công ích',
};

export const ATTACHMENT_KIND_LABELS: Record<words.AttachmentKind, string> = {
  'death-notice': 'Giấy báo tử',
  'death-event-proof': 'Giấy tờ chứng minh sự kiện chết',
  authorisation: 'Văn bản ủy quyền',
  'identity-paper': 'Giấy tờ tùy thân',
  'insurance-book': 'Sổ bảo hiểm xã hội',
  'benefit-declaration': 'Tờ khai đề nghị hưởng chế độ',
  other: 'Giấy tờ khác',
};

export const PAPER_LABELS: Record<words.Paper, string> = {
  'death-notice': 'Giấy báo tử',
  authorisation: 'Văn bản ủy quyền',
  'death-event-proof': 'Giấy tờ chứng minh sự kiện chết',
  'identity-paper': 'Giấy tờ tùy thân',
  'account-details': 'Thông tin tài khoản nhận tiền',
  'insurance-book': 'Sổ bảo hiểm xã hội',
};
