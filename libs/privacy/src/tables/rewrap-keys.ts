import { rows, type Sql } from '@lien-thong/service';
import type { KeyProvider } from '../keys/key-provider';
import type { CaseKeys } from './case-keys';

/** Keys wrapped anew in one statement. */
const BATCH = 500;

interface Row {
  owner: string;
  kid: string;
  wrapped: Buffer;
}

/** A row that was erased or wrapped anew meanwhile stays as it is. */
const REPLACE = `
  update case_key k set kid = n.kid, wrapped = n.wrapped
  from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[]) as n(case_id, former_kid, kid, wrapped)
  where k.case_id = n.case_id and k.kid = n.former_kid returning k.case_id`;

/**
 * Wraps every data key anew with the current key-encryption key, batch by batch; broken off, it goes on where it was.
 * Afterwards nothing needs the earlier key and it can be taken away. @returns how many were wrapped anew
 */
export async function rewrapKeys(
  db: Sql,
  provider: KeyProvider,
  { named, bare }: Pick<CaseKeys, 'named' | 'bare'>,
): Promise<number> {
  const current = await provider.current();
  let done = 0;
  for (let last = '00000000-0000-0000-0000-000000000000', first = true; ; first = false) {
    const found = await rows<Row>(
      db,
      `select case_id as owner, kid, wrapped from case_key
       where (case_id > $1 or $2) and kid <> $3 order by case_id limit ${BATCH}`,
      [last, first, current],
    );
    if (!found.length) return done;
    last = found.at(-1)!.owner;
    const wrapped = bare(await provider.rewrap(named(found)));
    const replaced = await rows(db, REPLACE, [
      wrapped.map(({ owner }) => owner),
      found.map(({ kid }) => kid),
      wrapped.map(({ kid }) => kid),
      wrapped.map(({ wrapped: key }) => key),
    ]);
    done += replaced.length;
  }
}
