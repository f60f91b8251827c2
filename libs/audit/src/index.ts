export { SYSTEM, type Actor } from './actor';
export { record, type Entry, type Detail } from './record';
export { ReadLog } from './read-log';
export { recordOperation } from './operations';
export { AuditTables1764000040000 } from './audit-tables';
export { AuditModule } from './audit.module';
export { type Anchor } from './chain/anchors';
export { printAnchors, verifyAudit } from './verify-command';
