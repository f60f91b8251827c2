export * from './access-table';
export * from './allows';
export * from './caller';
export * from './office-roles';
export * from './reach';
export * from './printed';
