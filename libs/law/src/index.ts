export * from './words';
export { LawGapError, type Confidence, type Day, type LawRow, type Scope, type Source } from './row';
export { LawDataError, type LawFault } from './law-data-error';
export { benefitDesk, LAW_DATA, loadLaw, parameter, rowOn, type Law, type ReadParameter } from './law';
export { addWorkingDays, explainDay, isWorkingDay, nextWorkingDay } from './working-days';
export type { CountedDay, DayFinding, WorkingDaySum } from './calendar';
export { localTime, type LocalTime } from './days';
export { dayInWords, dong } from './sentences';
export {
  declarationTiming,
  dueAfter,
  dutyEndsOn,
  limitRow,
  type DeclarationTiming,
  type Due,
  type Limit,
} from './deadline';
export { promise, type PromiseQuestion, type PromisedDay, type StepLimit } from './promise';
export type { ClaimFacts, Condition } from './claim-facts';
export type { BenefitTerms } from './benefit-terms';
export {
  articleOf,
  funeralAllowance,
  type FuneralFinding,
  type FuneralGrant,
  type FuneralQuestion,
  type FuneralRejection,
  type RejectedRegime,
} from './funeral-allowance';
export {
  survivorsBenefit,
  type MonthlyShare,
  type Survivor,
  type SurvivorsFinding,
  type SurvivorsQuestion,
} from './survivors-benefit';
export {
  deathNoticeRule,
  deathNoticeRules,
  declarantRule,
  type DeathNoticeRule,
  type DeclarantRule,
} from './papers';
export { documentTitle, type DocumentKey, type DocumentTitle } from './documents';
export {
  nationalStatuses,
  procedureCodes,
  transitionRule,
  type NationalStatus,
  type ProcedureCode,
} from './procedures';
export { agencyCodeOf, dossierCode, isDossierCode } from './dossier-code';
export { communes, findCommune, provinces, type Commune, type Province } from './units';
