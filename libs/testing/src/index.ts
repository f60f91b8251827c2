export * from './eventually';
export * from './fresh';
export { freePort, jarsFolder, startRealParts, type RealParts } from './real-parts';
export { installLaw, lawKey, publishedLaw } from './founding-law';
export * from './open-service';
export * from './identity';
export * from './access-matrix';
export { freshPrivacy } from './fresh-privacy';
export { storedInTheClear } from './stored-in-the-clear';
