import type { CheckedPaper, Declaration } from '@lien-thong/contracts';
import { declarationTiming, papersNeeded, type Law } from '@lien-thong/law';

/** What is known besides the declaration. */
export interface KnownElsewhere {
  today: string;
  /** A health facility has told this death. */
  healthNotice: boolean;
}

/** Hồ sơ gồm những gì: every paper the law of today asks of this declaration, and whether it is there. */
export function papersOfDeclaration(
  law: Law,
  { procedures, death, requester, benefit, channel, attachments }: Declaration,
  { today, healthNotice }: KnownElsewhere,
): CheckedPaper[] {
  const brought = new Set<string>(attachments.map(({ kind }) => kind));
  if (death.notice) brought.add('death-notice');
  return papersNeeded(law, {
    procedures,
    kindOfDeath: death.kind,
    timing: declarationTiming(law, { diedOn: death.date, receivedOn: today }).timing,
    relation: requester.relation,
    categories: benefit?.categories ?? [],
    channel,
    on: today,
    haveData: healthNotice ? ['death-notice-data'] : [],
  }).map(({ row: _, askedBy, ...needed }) => ({
    ...needed,
    askedBy: [...askedBy],
    brought: brought.has(needed.paper),
  }));
}
