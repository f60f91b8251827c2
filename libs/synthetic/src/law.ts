import { loadLaw, type Law } from '@lien-thong/law';

let loaded: Law | undefined;

/** Read when first asked for: it takes about 0.2 s. */
export const law = (): Law => (loaded ??= loadLaw());
