export { killEach, type KillOptions, type KillResult } from './kill-each';
