import { ANNULMENT_REFUSALS, type AnnulDeathRegistration } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { undoingDue } from '@lien-thong/law';
import { AnnulmentRegistrar } from './annulment-registrar';

/** Hủy đăng ký khai tử: a civil-status officer prepares it, the chair signs. No rule alone ever decides it. */
export const ANNUL_REGISTRATION: Task<AnnulDeathRegistration> = {
  name: 'annul-registration',
  office: 'civil-registration',
  answers: ['approve', 'refuse'],
  actions: {
    list: 'registration.list',
    prepare: 'registration.prepare',
    sign: 'registration.sign',
  },
  signs: 'extract',
  refusals: ANNULMENT_REFUSALS,
  communeOf: ({ commune }) => commune,
  nameOf: ({ deceased }) => deceased,
  limitOf: (law, { askedOn }, pauses) => undoingDue(law, 'annul-registration', askedOn, pauses),
  carriedOutBy: AnnulmentRegistrar,
};
