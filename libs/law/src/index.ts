export * from './words';
export { LawGapError, type Confidence, type Day, type LawRow, type Scope, type Source } from './rows/row';
export { LawDataError, type LawFault } from './rows/law-data-error';
export { LawQuestionError } from './rows/law-question-error';
export {
  asKnownOn,
  benefitDesk,
  benefitDeskOn,
  parameter,
  readLaw,
  rowOn,
  versionOfFiles,
  type Law,
  type LawFiles,
  type ReadParameter,
} from './rows/law';
export { LAW_DATA, lawFiles, loadLaw } from './rows/law-files';
export { addWorkingDays, explainDay, isWorkingDay, nextWorkingDay } from './calendar/working-days';
export type { DayFinding, HolidayKind } from './calendar/calendar';
export type { OfficeKey } from './calendar/calendar-tables';
export type { CountedDay, DaySum } from './calendar/count-days';
export { lunarDay } from './calendar/lunar';
export { hoursOn, isOpen, type HoursOfDay, type OfficeHours } from './calendar/office-hours';
export { ageOn, localTime, type LocalTime } from './calendar/days';
export { dayInFigures, dayInWords, dong, inSentence } from './calendar/sentences';
export { deadline, type DeadlineAnswer } from './deadlines/deadline';
export type { DeadlineQuestion } from './deadlines/deadline-question';
export { dueOf, type Due, type StageDue, type Start } from './deadlines/due';
export { declarationTiming, dutyEndsOn, type DeclarationTiming } from './deadlines/duties';
export { limitInWords, limitRow, limitRows, type Limit } from './deadlines/limit';
export {
  apologyDraftFrom,
  extensionOf,
  listAwaitedUntil,
  nearDueFrom,
  supplementAwaitedUntil,
  supplementGatheredUntil,
  type Extension,
} from './deadlines/near-due';
export type { Pause, Standing } from './deadlines/pauses';
export { recomputed, type MovedDeadline, type OpenDeadline } from './deadlines/recomputed';
export { extractDay } from './deadlines/words-of-the-law';
export { promise, type PromiseQuestion, type PromisedDay, type StepLimit } from './deadlines/promise';
export type { ClaimFacts, Condition } from './benefits/claim-facts';
export type { BenefitTerms } from './benefits/benefit-terms';
export { articleOf } from './benefits/article';
export { amountOf, regimeNamed, type AmountAnswer, type AmountQuestion } from './benefits/amount-of';
export { CASE_FACTS_SCHEMA, questionFor, type CaseFacts } from './benefits/case-facts';
export { REVIEW_REASONS, type ReviewReason } from './benefits/contest';
export {
  resolve,
  type FuneralAward,
  type MissingFact,
  type Resolution,
  type RestsOn,
} from './benefits/resolve';
export { toppedUp, type Decided, type Supplement } from './benefits/top-ups';
export { whatIf, type SupplementTotal, type WhatIf } from './benefits/what-if';
export { rowChanges, type RowChange } from './rows/row-changes';
export {
  funeralAllowance,
  type FuneralFinding,
  type FuneralGrant,
  type FuneralQuestion,
  type FuneralRejection,
  type FuneralReview,
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
export { authorisationRule, type AuthorisationRule } from './papers/authorisations';
export { DATA_KEYS, type DataKey } from './papers/paper-words';
export type { FilingChannel, PapersQuestion } from './papers/paper-conditions';
export { papersNeeded, type NeededPaper } from './papers/papers-needed';
export { copyFee, type CopyFee } from './papers/copy-fee';
export { documentTitle, type DocumentKey, type DocumentTitle } from './papers/documents';
export {
  nationalStatuses,
  procedureCodes,
  transitionRule,
  type NationalStatus,
  type ProcedureCode,
} from './catalogue/procedures';
export { agencyCodeOf, dossierCode, isDossierCode } from './units/dossier-code';
export { communes, findCommune, scopeOfCommune, provinces, type Commune, type Province } from './units/units';
export { procedureCatalogue, procedureEntry, type CatalogueQuestion } from './catalogue/catalogue';
export type { CataloguePaper, ProcedureEntry } from './catalogue/procedure-entry';
export type { ProcedureAlias } from './catalogue/aliases';
export type { Change, Version } from './catalogue/history';
export { agencyOn, type Agency } from './units/agencies';
export { codeKind, type CodeKind } from './units/code-kind';
export { resolveOldAddress, type OldAddress, type ResolvedAddress } from './units/old-address';
export { findOldCommune, oldCommunes, type OldCommune } from './units/old-units';
export { provinceOn, provincesOn } from './units/provinces-on';
export { searchCommunes } from './units/search-communes';
export {
  afterWithdrawal,
  annulmentGround,
  undoingDue,
  waitsTooLongSince,
  type AfterWithdrawal,
} from './undoing/undoing';
export { isSmsHour, oneTimeCodeRule, type OneTimeCodeRule } from './contact/family-contact';
export { REFUSAL_CODES, refusalArticle } from './refusals/refusal-grounds';
export { keptUntil, type KeptUntil } from './retention/kept-until';
