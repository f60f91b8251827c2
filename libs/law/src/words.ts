/** Thủ tục: the procedures of the linked death group. */
export const PROCEDURE_KEYS = [
  'death-registration',
  'residence-deletion',
  'funeral-allowance',
  'survivors-benefit',
] as const;
export type ProcedureKey = (typeof PROCEDURE_KEYS)[number];

export const STEP_KEYS = [
  'register-death',
  'deregister-residence',
  'grant-funeral-allowance',
  'settle-survivors-benefit',
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

export const KINDS_OF_DEATH = [
  'health-facility',
  'sentence-executed',
  'court-declared',
  'accident-or-suspicious',
  'home-or-other',
] as const;
export type KindOfDeath = (typeof KINDS_OF_DEATH)[number];

/** Đối tượng hưởng: the regimes that pay for a funeral; the abbreviation of each stands in its rows. */
export const BENEFIT_CATEGORIES = [
  /** BHXH bắt buộc */
  'compulsory-insurance',
  /** BHXH tự nguyện */
  'voluntary-insurance',
  /** Bảo trợ xã hội (BTXH) */
  'social-protection',
  /** Trợ cấp khẩn cấp */
  'emergency',
  /** Trợ cấp hưu trí xã hội */
  'social-pension',
  /** Người có công (NCC) */
  'meritorious',
  /** Cựu chiến binh (CCB) */
  'veteran',
  /** Thanh niên xung phong (TNXP) */
  'youth-volunteer',
  /** Dân công hỏa tuyến */
  'frontline-labour',
  /** Người tham gia chiến tranh bảo vệ Tổ quốc, Quyết định 62/2011/QĐ-TTg */
  'decision-62',
  /** Người trực tiếp tham gia kháng chiến chống Mỹ, Quyết định 290/2005/QĐ-TTg */
  'decision-290',
  /** Quân nhân kháng chiến chống Mỹ dưới 20 năm công tác, Quyết định 142/2008/QĐ-TTg */
  'decision-142',
  /** Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở */
  'base-security',
  /** Người tham gia chữa cháy, cứu nạn, cứu hộ */
  'fire-volunteer',
  /** Chính sách riêng của tỉnh, by resolution of its People's Council */
  'local-policy',
] as const;
export type BenefitCategory = (typeof BENEFIT_CATEGORIES)[number];

export type BenefitDesk = 'social-insurance' | 'commune' | 'home-affairs';

/** Thân nhân: the relatives who may draw a survivors' benefit. */
export const SURVIVOR_RELATIONS = ['child', 'spouse', 'parent'] as const;

/** Thời hạn của người khác: the clocks of the family, the health facility and the employer. */
export const DUTY_KEYS = [
  'declare-death',
  'report-residence',
  'claim-insurance',
  'claim-local-policy',
  'forward-claim',
  'send-death-notice',
] as const;
export type DutyKey = (typeof DUTY_KEYS)[number];
/** The duties counted in days, working days among them; the health facility's is counted in working hours. */
export type DayDuty = Exclude<DutyKey, 'send-death-notice'>;
