export * from './pades';
export * from './page-keys';
export * from './sheet';
