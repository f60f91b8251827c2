export * from './access-table';
export * from './allows';
export * from './caller';
export * from './reach';
export * from './printed';
