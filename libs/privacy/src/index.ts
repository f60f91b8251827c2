export { CaseKeys1764000000500 } from './tables/case-key-table';
export { DataKey, rowPlace, SealBroken } from './fields/data-key';
export { KeyFault, type KeyProvider, type OwnedKey, type WrappedKey } from './keys/key-provider';
export { KeyFile } from './keys/key-file';
export { MessageSealing } from './message-sealing';
export { Privacy, type LookUpKind } from './privacy';
export { PrivacyModule } from './privacy.module';
export { privacyCommands } from './commands';
export { exportPerson, type Asked, type ReadPerson } from './export-person';
