export { canonical } from './canonical';
export * from './extract-statement';
export { KeyFile } from './key-file';
export type { OfficeJwk, Revocation } from './office-key';
export * from './statement';
