export { canonical } from './canonical';
export * from './extract-statement';
export { WatchedKeys } from './watched-keys';
export * from './statement';
