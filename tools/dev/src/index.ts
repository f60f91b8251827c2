export { type ProcessUse } from './cpu-and-memory';
export { DevFault } from './dev-fault';
export { launch } from './launch';
export { type LaunchOptions } from './launch-options';
export { type PopulationChoice } from './population';
export { portsFrom } from './ports';
export { OFFICES, SERVICES, type OfficeName, type ServiceName } from './services';
export { type Supervised } from './supervised';
export { System, type ProcessName } from './system';
