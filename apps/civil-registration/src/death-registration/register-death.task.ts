import { fullNameOf, REGISTRATION_REFUSALS, type Proposal, type RegisterDeath } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { promise, scopeOfCommune } from '@lien-thong/law';
import { DeathRegistrar } from './death-registrar';
import type { Decision } from './register-death';
import { AT_THE_REGISTRY } from './registry-desk';

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
  ...AT_THE_REGISTRY,
  answers: ['approve', 'refuse', 'ask'],
  refusals: REGISTRATION_REFUSALS,
  communeOf: ({ commune }) => commune,
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
