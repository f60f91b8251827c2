export { run } from './run';
export type { Outcome, Surroundings } from './outcome';
