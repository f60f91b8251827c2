import { rows } from '@lien-thong/service';
import type { DataSource } from 'typeorm';
import type { Anchor } from './anchors';
import { BEGINNING, ENTRY_COLUMNS, hashAfter, type SealedEntry } from './link';

/** Why a chain is not whole. */
export type Difference =
  'entry-changed' | 'entry-gone' | 'link-gone' | 'link-changed' | 'anchor-differs' | 'unsealed';

export interface Broken {
  what: Difference;
  /** Of the first broken link; an entry that no link holds has none. */
  position?: number;
  entryId?: string;
  /** The day of the anchor that does not agree. */
  day?: string;
}

export interface Verified {
  /** Links that were recomputed, up to the first broken one. */
  links: number;
  broken?: Broken;
}

interface Link {
  position: number;
  entryId: string;
  hash: Buffer;
  entry: SealedEntry | null;
}

const AT_ONCE = 2000;
/** Sealing takes a second; what is not sealed after this long never will be. */
const UNSEALED_AFTER = '1 minute';

const LINKS = `
  select l.position::float8 as position, l.entry_id::text as "linkEntryId", l.hash, ${ENTRY_COLUMNS}
  from audit_link l left join audit_entry e on e.id = l.entry_id
  where l.position > $1 order by l.position limit ${AT_ONCE}`;

async function* linksOf(database: DataSource): AsyncGenerator<Link> {
  for (let after = 0; ;) {
    const page = await rows<{ position: number; linkEntryId: string; hash: Buffer } & SealedEntry>(
      database.manager,
      LINKS,
      [after],
    );
    for (const { position, linkEntryId, hash, ...entry } of page)
      yield { position, entryId: linkEntryId, hash, entry: entry.id === null ? null : entry };
    if (page.length < AT_ONCE) return;
    after = page.at(-1)!.position;
  }
}

/**
 * Recomputes a chain from its first link and compares it with itself and with the anchors; memory holds one page of
 * it. What cannot be seen from within is a chain that was cut off, or rewritten, after its last anchor.
 */
export async function verifyChain(database: DataSource, anchors: readonly Anchor[]): Promise<Verified> {
  const anchored = Map.groupBy(anchors, ({ position }) => position);
  let links = 0;
  let hash = BEGINNING;
  let suspect: { link: Link; computed: Buffer } | undefined;
  for await (const link of linksOf(database)) {
    if (suspect) return { links, broken: blame(suspect, link, anchored) };
    const { position, entryId, entry } = link;
    if (position !== links + 1) return { links, broken: { what: 'link-gone', position: links + 1 } };
    if (!entry) return { links, broken: { what: 'entry-gone', position, entryId } };
    const computed = hashAfter(hash, entry);
    if (!computed.equals(link.hash)) {
      suspect = { link, computed };
      continue;
    }
    const differing = anchored.get(position)?.find((anchor) => anchor.hash !== computed.toString('hex'));
    if (differing)
      return { links, broken: { what: 'anchor-differs', position, entryId, day: differing.day } };
    links = position;
    hash = computed;
  }
  if (suspect) return { links, broken: blame(suspect, undefined, anchored) };
  const beyond = anchors.find(({ position }) => position > links);
  if (beyond) return { links, broken: { what: 'link-gone', position: links + 1, day: beyond.day } };
  return { links, broken: await unsealed(database) };
}

/** Which of the two was changed: the next link goes on from the true hash, and so does an anchor. */
function blame(
  { link: { position, entryId }, computed }: { link: Link; computed: Buffer },
  next: Link | undefined,
  anchored: ReadonlyMap<number, readonly Anchor[]>,
): Broken {
  const follows =
    next?.position === position + 1 && next.entry && hashAfter(computed, next.entry).equals(next.hash);
  const isAnchored = anchored.get(position)?.some(({ hash }) => hash === computed.toString('hex'));
  return { what: follows || isAnchored ? 'link-changed' : 'entry-changed', position, entryId };
}

async function unsealed(database: DataSource): Promise<Broken | undefined> {
  const [left] = await rows<{ id: string }>(
    database.manager,
    `select e.id::text as id from audit_entry e left join audit_link l on l.entry_id = e.id
     where l.entry_id is null and e.at < now() - interval '${UNSEALED_AFTER}' order by e.id limit 1`,
  );
  return left && { what: 'unsealed', entryId: left.id };
}
