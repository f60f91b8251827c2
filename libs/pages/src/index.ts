export { drawExtract, extractTitle, issuerName, type PrintedEntry } from './draw-extract';
export { momentOf, placeOf } from './draw-extract';
export * from './pades';
export * from './page-keys';
export * from './sheet';
