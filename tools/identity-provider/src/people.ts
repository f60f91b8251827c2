import type { PostingTerms } from '@lien-thong/contracts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Person {
  subject: string;
  name: string;
  postings: readonly Pick<PostingTerms, 'role' | 'office' | 'until'>[];
}

const isProgram = ({ postings }: Person) => postings.some(({ role }) => role === 'agency-machine');

/** Who can sign in: the people of a file that `one-stop appoint` reads too. Programs, which it also names, cannot. */
export function peopleIn(file: string): ReadonlyMap<string, Person> {
  const { people } = parse(readFileSync(file, 'utf8')) as {
    people: (Omit<Person, 'postings'> & Partial<Pick<Person, 'postings'>>)[];
  };
  const all = people.map((one): Person => ({ ...one, postings: one.postings ?? [] }));
  return new Map(all.filter((one) => !isProgram(one)).map((one) => [one.subject, one]));
}
