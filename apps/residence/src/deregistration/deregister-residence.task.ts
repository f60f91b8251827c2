import { DEREGISTRATION_REFUSALS, type DeregisterResidence, type Proposal } from '@lien-thong/contracts';
import type { Task } from '@lien-thong/desk';
import { dueOf, extractDay, limitRow, scopeOfCommune } from '@lien-thong/law';
import type { Decision } from './deregister-residence';
import { FOUND, ResidenceRegistrar } from './residence-registrar';

const proposalOf = (decision: Decision): Proposal =>
  decision.answer === 'approve'
    ? { answer: 'approve', ground: FOUND }
    : { answer: 'refuse', reason: decision.reason, ground: decision.ground };

/** Xóa đăng ký thường trú: prepared and signed at the police of the last residence (Law on Residence 2020 art. 24). */
export const DEREGISTER_RESIDENCE: Task<DeregisterResidence, Decision> = {
  name: 'deregister-residence',
  offices: ['residence'],
  answers: ['approve', 'refuse'],
  actions: {
    list: 'deregistration.list',
    prepare: 'deregistration.prepare',
    sign: 'deregistration.sign',
  },
  signs: 'residence-deletion',
  refusals: DEREGISTRATION_REFUSALS,
  communeOf: ({ lastResidence }) => lastResidence.commune,
  officeOf: () => 'residence',
  seatOf: (_, commune) => commune,
  nameOf: ({ extract }) => extract.deceased.fullName,
  /** The office's clock starts when the extract reaches it. */
  limitOf: (law, { extract, lastResidence }, _, pauses) => {
    const scope = scopeOfCommune(lastResidence.commune);
    const on = extract.registeredOn;
    return dueOf(
      law,
      limitRow(law, 'deregister-residence', on, scope),
      { from: on, what: extractDay(law, on) },
      { pauses },
    );
  },
  proposalOf,
  carriedOutBy: ResidenceRegistrar,
};
