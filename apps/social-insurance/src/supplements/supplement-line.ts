import type { SupplementLine } from '@lien-thong/contracts';
import { articleOf } from '@lien-thong/law';
import type { Supplement } from './supplement.entity';

/** What the draft rests on, each article once. */
export const groundsOf = ({ because }: Pick<Supplement, 'because'>): string[] => [
  ...new Set(because.map(({ source }) => articleOf(source))),
];

export const lineOf = (s: Supplement): SupplementLine => ({
  line: s.line,
  id: s.id,
  caseId: s.caseId,
  benefit: s.benefit,
  kind: s.kind,
  regime: s.regime,
  lawVersion: s.lawVersion,
  fromAmount: s.fromAmount,
  ...(s.toAmount === null ? {} : { toAmount: s.toAmount }),
  ...(s.since ? { since: s.since } : {}),
  because: groundsOf(s),
  state: s.state,
  ...(s.code ? { decision: s.code } : {}),
});
