import { plusDays } from '../calendar/days';
import { dayInFigures } from '../calendar/sentences';
import { sourceInWords } from '../papers/sources';
import type { Law } from '../rows/law';
import { effectiveFrom, type Confidence, type Day, type Source } from '../rows/row';
import type { Aspect, Said } from './aspects';
import { PROCEDURE_TABLES } from './catalogue-tables';

export interface Change {
  /** What changed, e.g. 'lệ phí'. */
  readonly what: string;
  /** The last day it holds, where a later row ends it. */
  readonly until?: Day;
  /** One Vietnamese sentence with the days and the source. */
  readonly sentence: string;
  readonly source: Source;
  readonly confidence: Confidence;
}

/** All that changed on one day. */
export interface Version {
  readonly from: Day;
  readonly changes: readonly Change[];
}

/** What an entry is made of; holidays and amounts change it not. */
const TABLES_READ: ReadonlySet<string> = new Set([
  ...PROCEDURE_TABLES,
  'procedures',
  'procedure-limits',
  'deadlines',
  'benefits',
  'calendar',
  'documents',
  'required-papers',
  'data-instead',
  'death-notices',
  'relations',
  'offices',
]);

/** Each day on which a row that the catalogue reads starts or has ended, in order. */
export function daysOfChange(law: Law): Day[] {
  const rows = law.rows.filter(({ table }) => TABLES_READ.has(table));
  const days = rows.flatMap((row) => [
    effectiveFrom(row),
    ...(row.until === undefined ? [] : [plusDays(row.until, 1)]),
  ]);
  return [...new Set(days)].sort();
}

interface Stretch {
  readonly from: Day;
  readonly said: Said | undefined;
}

/** Lịch sử thay đổi: for each day the sentences of what changed, the first ones being what it was at first. */
export function historyOf(aspects: readonly Aspect[], days: readonly Day[]): Version[] {
  const versions = new Map<Day, Change[]>();
  for (const aspect of aspects) {
    const stretches = stretchesOf(aspect, days);
    stretches.forEach(({ from, said }, i) => {
      const before = stretches[i - 1]?.said;
      const next = stretches[i + 1];
      if (!said && !before) return;
      const until = next && plusDays(next.from, -1);
      const row = (said ?? before)!.row;
      versions.set(from, [
        ...(versions.get(from) ?? []),
        {
          what: aspect.what,
          ...(until !== undefined && { until }),
          sentence: sentenceOf(aspect.what, { from, until, said, before }),
          source: row.source,
          confidence: row.confidence,
        },
      ]);
    });
  }
  return [...versions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, changes]) => ({ from, changes }));
}

function stretchesOf({ on }: Aspect, days: readonly Day[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const from of days) {
    const said = on(from);
    const last = stretches.at(-1);
    if (last ? same(last.said, said) : said === undefined) continue;
    stretches.push({ from, said });
  }
  return stretches;
}

const same = (a: Said | undefined, b: Said | undefined): boolean =>
  a?.text === b?.text && (a && sourceInWords(a.row.source)) === (b && sourceInWords(b.row.source));

function sentenceOf(
  what: string,
  { from, until, said, before }: { from: Day; until?: Day; said?: Said; before?: Said },
): string {
  const span = `Từ ${dayInFigures(from)}${until === undefined ? '' : ` đến ${dayInFigures(until)}`}`;
  if (!said) return `${span}, không còn ${what} (trước đó: ${before?.text}).`;
  const source = sourceInWords(said.row.source);
  const cited = said.text.includes(source) ? '' : ` (${source})`;
  if (!before) return `${span}, ${what}: ${said.text}${cited}.`;
  if (before.text === said.text) return `${span}, ${what} giữ nguyên: ${said.text}; căn cứ mới: ${source}.`;
  return `${span}, ${what}: ${said.text}; trước đó: ${before.text}${cited}.`;
}
