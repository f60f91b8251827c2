import type { Actor, Entry } from '@lien-thong/audit';

/** What goes on record of an act on a version of the law; `id` is the proposal's or, with none, the bundle's number. */
export const lawEntry = (
  actor: Actor,
  action: string,
  id: string,
  version: string,
  reason: string,
): Entry => ({
  actor,
  action,
  subject: { kind: 'law', id },
  reason,
  detail: { version },
});
