/** The address of the family's page, up to the dossier's code. */
export const PROGRESS_PAGE = Symbol('progress page');
