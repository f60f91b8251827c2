import { Reach } from '@lien-thong/access';
import type { PostingTerms } from '@lien-thong/contracts';
import { rolesToldOf, type Matter } from './matter';

type Addressee = Pick<PostingTerms, 'role' | 'unit' | 'name'> & { workEmail: string };

/** One mail of a morning: everything that the people behind an address are told. */
export interface MorningMail {
  address: string;
  /** Whose address it is; several who share an office's mailbox are named together. */
  names: string[];
  /** The unit of the first of them. */
  unit: PostingTerms['unit'];
  matters: Matter[];
}

/** Sorts matters by address: a person with several postings, or a mailbox with several people, gets one mail. */
export function morningMails(matters: readonly Matter[], addressees: readonly Addressee[]): MorningMail[] {
  const byCommune = Map.groupBy(matters, ({ commune }) => commune);
  const mails = new Map<string, MorningMail>();
  for (const { role, unit, name, workEmail } of addressees) {
    const reach = Reach.of([unit]);
    const told = [...byCommune]
      .filter(([commune]) => reach.covers(commune))
      .flatMap(([, there]) => there.filter((matter) => rolesToldOf(matter).includes(role)));
    if (!told.length) continue;
    const key = workEmail.toLowerCase();
    const mail = mails.get(key) ?? { address: workEmail, names: [], unit, matters: [] };
    mails.set(key, {
      ...mail,
      names: [...new Set([...mail.names, name])],
      matters: [...new Set([...mail.matters, ...told])],
    });
  }
  return [...mails.values()];
}
