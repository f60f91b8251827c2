import type { AttachmentKind } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { apologiesOf, type ApologyRow } from '../clocks/apology-rows';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { entriesAfter } from '../timeline/timeline';

type Entry = Awaited<ReturnType<typeof entriesAfter>>[number];

/** What the papers of a dossier are made from: its row, and what was kept of it and is never overwritten. */
export interface SlipFacts {
  linkedCase: LinkedCase;
  entries: readonly Entry[];
  apologies: readonly ApologyRow[];
  /** The kinds of papers that the family has brought. */
  papers: readonly AttachmentKind[];
}

export async function slipFacts(db: Sql, linkedCase: LinkedCase): Promise<SlipFacts> {
  const { caseId } = linkedCase;
  const [entries, apologies, papers] = await Promise.all([
    entriesAfter(db, [caseId], 0),
    apologiesOf(db, caseId),
    rows<{ kind: AttachmentKind }>(
      db,
      'select distinct kind from case_attachment where case_id = $1 order by kind',
      [caseId],
    ),
  ]);
  return {
    linkedCase,
    entries,
    apologies: apologies.filter(({ state }) => state === 'signed').reverse(),
    papers: papers.map(({ kind }) => kind),
  };
}
