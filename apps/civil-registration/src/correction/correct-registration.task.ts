import { CORRECTION_REFUSALS, type CorrectDeathRegistration } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { undoingDue } from '@lien-thong/law';
import { CorrectionRegistrar, type Decision } from './correction-registrar';
import { AT_THE_REGISTRY } from '../death-registration/registry-desk';

/** Cải chính đăng ký khai tử: an officer prepares it, the chair signs (Law on Civil Status 2014 art. 28), always. */
export const CORRECT_REGISTRATION: Task<CorrectDeathRegistration, Decision> = {
  name: 'correct-registration',
  ...AT_THE_REGISTRY,
  answers: ['approve', 'refuse'],
  alwaysSigned: true,
  refusals: CORRECTION_REFUSALS,
  communeOf: ({ commune }) => commune,
  nameOf: ({ deceased }) => deceased,
  limitOf: (law, { askedOn }, _, pauses) => undoingDue(law, 'correct-registration', askedOn, pauses),
  proposalOf: (decision) => decision,
  carriedOutBy: CorrectionRegistrar,
};
