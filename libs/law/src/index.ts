export * from './words';
export { LawGapError, type Confidence, type Day, type LawRow, type Scope, type Source } from './rows/row';
export { LawDataError, type LawFault } from './rows/law-data-error';
export {
  asKnownOn,
  benefitDesk,
  parameter,
  readLaw,
  rowOn,
  type Law,
  type LawFiles,
  type ReadParameter,
} from './rows/law';
export { LAW_DATA, lawFiles, loadLaw } from './rows/law-files';
export { addWorkingDays, explainDay, isWorkingDay, nextWorkingDay } from './calendar/working-days';
export type { CountedDay, DayFinding, WorkingDaySum } from './calendar/calendar';
export { localTime, type LocalTime } from './calendar/days';
export { dayInWords, dong } from './calendar/sentences';
export {
  declarationTiming,
  dueAfter,
  dutyEndsOn,
  limitRow,
  type DeclarationTiming,
  type Due,
  type Limit,
} from './deadlines/deadline';
export { promise, type PromiseQuestion, type PromisedDay, type StepLimit } from './deadlines/promise';
export type { ClaimFacts, Condition } from './benefits/claim-facts';
export type { BenefitTerms } from './benefits/benefit-terms';
export {
  articleOf,
  funeralAllowance,
  type FuneralFinding,
  type FuneralGrant,
  type FuneralQuestion,
  type FuneralRejection,
  type RejectedRegime,
} from './benefits/funeral-allowance';
export {
  survivorsBenefit,
  type MonthlyShare,
  type Survivor,
  type SurvivorsFinding,
  type SurvivorsQuestion,
} from './benefits/survivors-benefit';
export {
  deathNoticeRule,
  deathNoticeRules,
  declarantRule,
  type DeathNoticeRule,
  type DeclarantRule,
} from './papers/papers';
export { documentTitle, type DocumentKey, type DocumentTitle } from './papers/documents';
export {
  nationalStatuses,
  procedureCodes,
  transitionRule,
  type NationalStatus,
  type ProcedureCode,
} from './catalogue/procedures';
export { agencyCodeOf, dossierCode, isDossierCode } from './units/dossier-code';
export { communes, findCommune, provinces, type Commune, type Province } from './units/units';
