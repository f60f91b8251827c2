import { fullNameOf, REGISTRATION_REFUSALS, type Opinion, type RegisterDeath } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { promise, scopeOfCommune } from '@lien-thong/law';
import { DeathRegistrar } from './death-registrar';
import type { Decision } from './register-death';

/** Đăng ký khai tử: a civil-status officer prepares it, the chair signs (Law on Civil Status 2014 art. 34). */
export const REGISTER_DEATH: Task<RegisterDeath> = {
  name: 'register-death',
  office: 'civil-registration',
  answers: ['approve', 'refuse', 'ask'],
  actions: {
    list: 'registration.list',
    prepare: 'registration.prepare',
    sign: 'registration.sign',
  },
  signs: 'extract',
  refusals: REGISTRATION_REFUSALS,
  communeOf: ({ commune }) => commune,
  nameOf: ({ deceased }) => fullNameOf(deceased),
  limitOf: (law, { commune, receivedAt }, pauses) => {
    const { limits } = promise(law, {
      procedures: [],
      receivedAt,
      channel: 'desk',
      scope: scopeOfCommune(commune),
      pauses: { 'register-death': pauses },
    });
    return limits[0]!;
  },
  carriedOutBy: DeathRegistrar,
};

export const proposalOf = (decision: Decision): Opinion => {
  if (decision.answer === 'approve')
    return { answer: 'approve', ground: 'Không quy tắc nào cản trở việc đăng ký.' };
  if (decision.answer === 'refuse')
    return { answer: 'refuse', reason: decision.reason, ground: decision.ground };
  return { answer: 'ask', papers: decision.papers, ground: decision.ground };
};
