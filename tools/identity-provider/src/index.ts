export { type Client } from './clients';
export { AUDIENCE } from './configuration';
export { newTokenKey } from './keys';
export { peopleIn, type Person } from './people';
export { startProvider, type RunningProvider } from './provider';
export { readSettings, type Settings } from './settings';
export { signInAtPage } from './walk';
