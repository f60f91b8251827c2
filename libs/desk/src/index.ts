export { DeskTables1764000050000 } from './desk-tables';
export { OfficeRules } from './office-rules';
export { forOfficers, openItems, type Proposed } from './open-items';
export type { CarriesOut, Decided, Task } from './task';
export { DeskModule } from './desk.module';
export { WorkDesk } from './work-desk';
export { StoppedTasks1764000051500 } from './stopped-tasks-table';
export { stoppedCases, stopTasks, type StopOrder } from './stopping';
