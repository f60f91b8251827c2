import type { OnErased } from '@lien-thong/messaging';

/** An answer to an erased case stays, and no longer tells whom it was about. */
export const wipeDeregistrations: OnErased = async ({ db }, caseIds) => {
  await db.query('update deregistration set person = null where case_id = any($1::uuid[])', [caseIds]);
};
