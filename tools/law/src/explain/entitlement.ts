import {
  resolve,
  type CaseFacts,
  type ClaimFacts,
  type Day,
  type Law,
  type Resolution,
  type Survivor,
} from '@lien-thong/law';
import type { DeclaredCase, KnownFacts } from './case-file';

/** What the law gives this family, by the day of death. */
export function entitlementOf(
  law: Law,
  declared: DeclaredCase,
  known: KnownFacts,
  receivedOn: Day,
): Resolution {
  const asksForSurvivors = declared.procedures.includes('survivors-benefit');
  const facts: CaseFacts = {
    ...(known.facts as ClaimFacts | undefined),
    diedOn: declared.death.date,
    receivedOn,
    province: declared.deceased.lastResidence.province,
    ...(asksForSurvivors && { survivors: survivorsOf(declared, known) }),
  };
  return resolve(law, facts);
}

/** The relatives of the declaration, with what is known of each beside it. */
const survivorsOf = ({ benefit }: DeclaredCase, { survivors = [] }: KnownFacts): Survivor[] =>
  (benefit?.survivors ?? []).map(({ birthDate, relation, disabled, withoutCarer }, i) => ({
    birthDate,
    relation,
    // What a family leaves unticked it declares not to be so.
    disabled: disabled === true,
    withoutCarer: withoutCarer === true,
    ...survivors[i],
  }));
