export { canonical } from './canonical';
export * from './extract-statement';
export type { OfficeJwk, Revocation } from './office-key';
export * from './statement';
