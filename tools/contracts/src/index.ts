export { changesBetween, type Change } from './compatibility';
export { COMPATIBILITY_RULES, verdictOf, type ChangeKind, type Reading } from './compatibility-rules';
export { publications, FORMS, type Publication } from './publications';
export { FrozenFolder, type FrozenMessage } from './frozen';
