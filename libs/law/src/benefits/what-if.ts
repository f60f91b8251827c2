import type { Law } from '../rows/law';
import { rowChanges, type RowChange } from '../rows/row-changes';
import { toppedUp, type Decided, type Supplement } from './top-ups';

/** Decisions of one regime in one province that a new version reaches. */
export interface SupplementTotal {
  readonly regime: string;
  /** Official code; absent where the decisions do not say. */
  readonly province?: string;
  readonly kind: Supplement['kind'];
  readonly decisions: number;
  /** Đồng, to be paid or, below zero, paid too much; those for review add nothing. */
  readonly difference: number;
}

/** What a version of the rows would bring if it were published. */
export interface WhatIf {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly RowChange[];
  readonly supplements: readonly Supplement[];
  readonly totals: readonly SupplementTotal[];
  readonly difference: number;
}

export function whatIf(before: Law, after: Law, { decisions }: { decisions: readonly Decided[] }): WhatIf {
  const supplements = toppedUp(before, after, decisions);
  return {
    from: before.version,
    to: after.version,
    changes: rowChanges(before, after),
    supplements,
    totals: totalsOf(supplements),
    difference: supplements.reduce((sum, { difference = 0 }) => sum + difference, 0),
  };
}

function totalsOf(supplements: readonly Supplement[]): SupplementTotal[] {
  const totals = new Map<string, SupplementTotal>();
  for (const { regime, province, kind, difference = 0 } of supplements) {
    const key = `${regime}|${province ?? ''}|${kind}`;
    const known = totals.get(key) ?? { regime, province, kind, decisions: 0, difference: 0 };
    totals.set(key, {
      ...known,
      decisions: known.decisions + 1,
      difference: known.difference + difference,
    });
  }
  return [...totals.keys()].sort().map((key) => totals.get(key)!);
}
