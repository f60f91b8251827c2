export * from './directory/directory';
export * from './directory/directory-tables';
export * from './directory/office-settings';
export * from './directory/postings';
export * from './identity.module';
export * from './token/token-verifier';
