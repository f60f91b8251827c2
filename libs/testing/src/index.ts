export * from './eventually';
export * from './fresh';
export { freePort, jarsFolder, startRealParts, type RealParts } from './real-parts';
export * from './open-service';
