/** The address of the families' progress page, to which a dossier code is added. */
export const PROGRESS_PAGE = Symbol('progress page');
