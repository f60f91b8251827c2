import type { AttachmentKind } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { apologiesOf, type ApologyRow } from '../clocks/apology-rows';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import type { PaperRequest } from '../procedures/advance';
import { entriesAfter } from '../timeline/timeline';

type Entry = Awaited<ReturnType<typeof entriesAfter>>[number];

/** That the family was asked for papers; of what was asked long ago only the sentence was kept. */
export interface SupplementAsked {
  at: string;
  text: string;
  asked: readonly PaperRequest[] | null;
}

/** What the papers of a dossier are made from: its row, and what was kept of it and is never overwritten. */
export interface SlipFacts {
  linkedCase: LinkedCase;
  entries: readonly Entry[];
  requests: readonly SupplementAsked[];
  apologies: readonly ApologyRow[];
  /** The kinds of papers that the family has brought. */
  papers: readonly AttachmentKind[];
}

export async function slipFacts(db: Sql, linkedCase: LinkedCase): Promise<SlipFacts> {
  const { caseId } = linkedCase;
  const [entries, requests, apologies, papers] = await Promise.all([
    entriesAfter(db, [caseId], 0),
    requestsOf(db, caseId),
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
    requests,
    apologies: apologies.filter(({ state }) => state === 'signed').reverse(),
    papers: papers.map(({ kind }) => kind),
  };
}

async function requestsOf(db: Sql, caseId: string): Promise<SupplementAsked[]> {
  const found = await rows<Omit<SupplementAsked, 'at'> & { at: Date }>(
    db,
    `select at, text, asked from timeline_entry where case_id = $1 and kind = 'supplement-asked' order by entry`,
    [caseId],
  );
  return found.map(({ at, ...request }) => ({ at: at.toISOString(), ...request }));
}
