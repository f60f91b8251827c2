import type { RestoreResidence } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { undoingDue } from '@lien-thong/law';
import { RestorationRegistrar, type Decision } from './restoration-registrar';

/** Khôi phục đăng ký thường trú: the registration of a death was annulled, so what was deleted by it stands again. */
export const RESTORE_RESIDENCE: Task<RestoreResidence, Decision> = {
  name: 'restore-residence',
  offices: ['residence'],
  answers: ['approve'],
  actions: {
    list: 'deregistration.list',
    prepare: 'deregistration.prepare',
    sign: 'deregistration.sign',
  },
  signs: 'residence-deletion',
  refusals: [],
  communeOf: ({ commune }) => commune,
  officeOf: () => 'residence',
  seatOf: (_, commune) => commune,
  nameOf: ({ deceased }) => deceased,
  limitOf: (law, { askedOn }, _, pauses) => undoingDue(law, 'restore-residence', askedOn, pauses),
  proposalOf: (decision) => decision,
  carriedOutBy: RestorationRegistrar,
};
