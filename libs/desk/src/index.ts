export { DeskTables1764000050000 } from './desk-tables';
export { DeskOffices1764000060000 } from './desk-offices';
export type { CarriesOut, Decided, Task } from './task';
export { DeskModule } from './desk.module';
export { WorkDesk } from './work-desk';
export { StoppedTasks1764000051500 } from './stopped-tasks-table';
export { stoppedCases, stopTasks, type StopOrder } from './stopping';
export { Intake } from './intake';
