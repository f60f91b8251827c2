/** The closed word lists of the declaration and the messages; their Vietnamese names stand in `labels`. */

export const PROCEDURES = [
  'death-registration',
  'residence-deletion',
  'funeral-allowance',
  'survivors-benefit',
] as const;
export type Procedure = (typeof PROCEDURES)[number];

export const STEPS = [
  'register-death',
  'deregister-residence',
  'grant-funeral-allowance',
  'settle-survivors-benefit',
] as const;
export type Step = (typeof STEPS)[number];

/** 1 direct, 2 online, 3 by post, as the national statuses count them. */
export const CHANNELS = ['desk', 'online', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a family is written to in. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

export const RELATIONS = [
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other-relative',
  'authorised-person',
  'organisation',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const IDENTITY_KINDS = [
  'citizen-card',
  'identity-card',
  'passport',
  'personal-id-notice',
  'other',
] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export const RESIDENCE_KINDS = ['permanent', 'temporary', 'present'] as const;
export type ResidenceKind = (typeof RESIDENCE_KINDS)[number];

/** How death came decides which paper proves it (Decree 123/2015 art. 4.2). */
export const KINDS_OF_DEATH = [
  'health-facility',
  'home-or-other',
  'accident-or-suspicious',
  'court-declared',
  'sentence-executed',
] as const;
export type KindOfDeath = (typeof KINDS_OF_DEATH)[number];

export const NOTICE_KINDS = [
  'death-notice',
  'commune-death-notice',
  'police-document',
  'court-decision',
  'execution-confirmation',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const BENEFIT_CATEGORIES = [
  'compulsory-insurance',
  'voluntary-insurance',
  'social-protection',
  'emergency',
  'social-pension',
  'meritorious',
  'veteran',
  'youth-volunteer',
  'frontline-labour',
  'decision-62',
  'decision-290',
  'decision-142',
  'base-security',
  'fire-volunteer',
  'local-policy',
] as const;
export type BenefitCategory = (typeof BENEFIT_CATEGORIES)[number];

/** What the living are paid each month: a pension by social insurance, an allowance of a regime by its own desk. */
export const MONTHLY_PAYERS = ['pension', ...BENEFIT_CATEGORIES] as const;
export type MonthlyPayer = (typeof MONTHLY_PAYERS)[number];

/** Who decides a benefit, by its category: social insurance, the commune's chair, or home affairs. */
export const BENEFIT_DESKS = ['social-insurance', 'commune', 'home-affairs'] as const;
export type BenefitDesk = (typeof BENEFIT_DESKS)[number];

export const PAYMENT_METHODS = ['bank-transfer', 'cash', 'post'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const DELIVERY_METHODS = ['desk', 'online', 'post'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

export const ATTACHMENT_KINDS = [
  'death-notice',
  'death-event-proof',
  'authorisation',
  'identity-paper',
  'insurance-book',
  'benefit-declaration',
  'other',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const OFFICES = [
  'one-stop',
  'civil-registration',
  'residence',
  'social-insurance',
  'notifications',
  'monitoring',
] as const;
export type Office = (typeof OFFICES)[number];

/** What an office can ask for before it goes on. */
export const PAPERS = [
  'death-notice',
  'authorisation',
  'death-event-proof',
  'identity-paper',
  'account-details',
  'insurance-book',
] as const;
export type Paper = (typeof PAPERS)[number];
