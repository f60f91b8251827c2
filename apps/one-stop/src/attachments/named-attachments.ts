import type { Attachment, FieldFault } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { AttachmentFacts } from './attachment-register';

/** The files that a declaration or a supplement names, and who sent it. */
export interface Naming {
  caseId: string;
  attachments: readonly Attachment[];
  by: string;
}

type Known = AttachmentFacts & { broughtBy: string };

const UNKNOWN = 'Chưa nhận được tệp này. Xin tải tệp lên trước khi gửi.';
const DIFFERS = {
  size: 'Dung lượng không đúng với tệp đã tải lên.',
  mediaType: 'Kiểu tệp không đúng với tệp đã tải lên.',
};

/**
 * What is wrong with the files that are named: one that is not in the store, or not brought by who names it (a hash is no
 * proof of having the file), or that is another than is said. Until the transaction ends, none of them is cleared away.
 */
export async function namingFaults<N extends Naming>(
  db: Sql,
  namings: readonly N[],
): Promise<Map<N, FieldFault[]>> {
  const faults = new Map<N, FieldFault[]>();
  const known = await knownOf(db, namings);
  for (const naming of namings) {
    const found = naming.attachments.flatMap((one, i) =>
      faultsOf(one, i, known.get(keyOf(one.sha256, naming.by))),
    );
    if (found.length) faults.set(naming, found);
  }
  return faults;
}

const keyOf = (sha256: string, by: string) => `${sha256} ${by}`;

async function knownOf(db: Sql, namings: readonly Naming[]): Promise<Map<string, Known>> {
  const wanted = [...new Set(namings.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)))];
  if (!wanted.length) return new Map();
  const found = await rows<Known>(
    db,
    `select a.sha256, a.size, a.media_type as "mediaType", u.brought_by as "broughtBy"
     from attachment a join attachment_upload u on u.sha256 = a.sha256
     where a.sha256 = any($1::text[]) and u.brought_by = any($2::text[]) and a.in_store
     order by a.sha256 for key share of a`,
    [wanted, [...new Set(namings.map(({ by }) => by))]],
  );
  return new Map(found.map((one) => [keyOf(one.sha256, one.broughtBy), one]));
}

function faultsOf(named: Attachment, i: number, known: Known | undefined): FieldFault[] {
  const at = `/attachments/${i}`;
  if (!known) return [{ pointer: `${at}/sha256`, code: 'attachment-unknown', message: UNKNOWN }];
  return (['size', 'mediaType'] as const)
    .filter((field) => named[field] !== known[field])
    .map((field) => ({ pointer: `${at}/${field}`, code: 'attachment-differs', message: DIFFERS[field] }));
}

/** Writes down which files these cases name; from then on they are kept as long as the case. */
export async function nameAttachments(db: Sql, namings: readonly Naming[], at: string): Promise<void> {
  const named = namings.flatMap(({ caseId, attachments }) => attachments.map((one) => ({ caseId, ...one })));
  if (!named.length) return;
  await rows(
    db,
    `insert into case_attachment (case_id, sha256, kind, name, named_at)
     select *, $5::timestamptz from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])`,
    [
      named.map((one) => one.caseId),
      named.map((one) => one.sha256),
      named.map((one) => one.kind),
      named.map((one) => one.name),
      at,
    ],
  );
}
