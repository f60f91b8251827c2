export * from './message';
export * from './topics';
export * from './schema/fields';
export { formats, type Format } from './schema/formats';
export { jsonSchemaOf, type JsonSchema, type Shape } from './schema/json-schema';
export {
  personalFields,
  PERSONAL,
  PERSONAL_KINDS,
  type PersonalField,
  type PersonalKind,
} from './schema/personal-fields';
export { formFaults, isValid, messageFaults, type FieldFault } from './schema/validate';
export * from './forms/words';
export * from './forms/labels';
export * from './forms/person';
export * from './forms/declaration';
export * from './forms/pre-check';
export * from './civil-registration/extract';
export * from './civil-registration/register-death';
export * from './civil-registration/pre-check';
export * from './civil-registration/note-health-notice';
export * from './civil-registration/answers';
export * from './civil-registration/undoing';
export * from './civil-registration/verification';
export * from './civil-registration/register-views';
export * from './residence/deregister-residence';
export * from './residence/pre-check';
export * from './residence/undoing';
export * from './residence/deregistration-views';
export * from './social-insurance/funeral-allowance';
export * from './social-insurance/survivors-benefit';
export * from './social-insurance/pre-check';
export * from './social-insurance/undoing';
export * from './social-insurance/desk-lists';
export * from './social-insurance/law-effects';
export * from './social-insurance/payments';
export * from './social-insurance/overpayments';
export * from './one-stop/case-status';
export * from './one-stop/undoing';
export * from './one-stop/slips';
export * from './one-stop/case-events';
export * from './one-stop/clock-events';
export * from './one-stop/clock-views';
export * from './one-stop/case-views';
export * from './one-stop/one-time-code';
export * from './one-stop/case-erasure';
export * from './one-stop/draft-extract';
export * from './one-stop/health-notices';
export * from './one-stop/result-delivery';
export * from './one-stop/attachments';
export * from './one-stop/catalogue-views';
export * from './one-stop/law-bundles';
export * from './one-stop/law-views';
export * from './one-stop/directory';
export * from './one-stop/papers-checked';
export * from './notifications/notice-sent';
export * from './notifications/notice-views';
export * from './desk/work';
export * from './operations/parked';
export * from './operations/decisions-listed';
export * from './one-stop/reconciliation';
export * from './flow';
export * from './topic-access';
export * from './operations/audit-anchored';
export * from './operations/audit-views';
export * from './operations/parked-views';
export * from './monitoring/commune-records';
