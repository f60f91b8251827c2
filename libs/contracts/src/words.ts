/** What a browser needs of the contracts at run time: word lists and their Vietnamese names, nothing that validates. */
export * from './forms/words';
export * from './forms/labels';
export * from './one-stop/case-status';
