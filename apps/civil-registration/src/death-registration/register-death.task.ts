import { fullNameOf, REGISTRATION_REFUSALS, type Proposal, type RegisterDeath } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { promise, scopeOfCommune } from '@lien-thong/law';
import { DeathRegistrar } from './death-registrar';
import type { Decision } from './register-death';

const proposalOf = (decision: Decision): Proposal => {
  if (decision.answer === 'approve')
    return { answer: 'approve', ground: 'Không quy tắc nào cản trở việc đăng ký.' };
  if (decision.answer === 'refuse')
    return { answer: 'refuse', reason: decision.reason, ground: decision.ground };
  return { answer: 'ask', papers: decision.papers, ground: decision.ground };
};

/** Đăng ký khai tử: a civil-status officer prepares it, the chair signs (Law on Civil Status 2014 art. 34). */
export const REGISTER_DEATH: Task<RegisterDeath, Decision> = {
  name: 'register-death',
  offices: ['civil-registration'],
  answers: ['approve', 'refuse', 'ask'],
  actions: {
    list: 'registration.list',
    prepare: 'registration.prepare',
    sign: 'registration.sign',
  },
  signs: 'extract',
  refusals: REGISTRATION_REFUSALS,
  communeOf: ({ commune }) => commune,
  officeOf: () => 'civil-registration',
  seatOf: (_, commune) => commune,
  nameOf: ({ deceased }) => fullNameOf(deceased),
  limitOf: (law, { commune, receivedAt }, _, pauses) => {
    const { limits } = promise(law, {
      procedures: [],
      receivedAt,
      channel: 'desk',
      scope: scopeOfCommune(commune),
      pauses: { 'register-death': pauses },
    });
    return limits[0]!;
  },
  proposalOf,
  carriedOutBy: DeathRegistrar,
};
