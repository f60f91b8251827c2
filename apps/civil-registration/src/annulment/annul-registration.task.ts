import { ANNULMENT_REFUSALS, type AnnulDeathRegistration } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { undoingDue } from '@lien-thong/law';
import { AnnulmentRegistrar, type Decision } from './annulment-registrar';
import { AT_THE_REGISTRY } from '../death-registration/registry-desk';

/**
 * Hủy đăng ký khai tử: a civil-status officer prepares it, the chair signs, however the office decides otherwise: a
 * living person may be at stake.
 */
export const ANNUL_REGISTRATION: Task<AnnulDeathRegistration, Decision> = {
  name: 'annul-registration',
  ...AT_THE_REGISTRY,
  answers: ['approve', 'refuse'],
  alwaysSigned: true,
  refusals: ANNULMENT_REFUSALS,
  communeOf: ({ commune }) => commune,
  nameOf: ({ deceased }) => deceased,
  limitOf: (law, { askedOn }, _, pauses) => undoingDue(law, 'annul-registration', askedOn, pauses),
  proposalOf: (decision) => decision,
  carriedOutBy: AnnulmentRegistrar,
};
