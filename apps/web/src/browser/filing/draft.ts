import type { FormValues } from './form-values';

const NAME = 'filing-draft';

/** What was typed, in this tab alone, while its officer signs in. */
export const keepDraft = (values: FormValues): void =>
  window.sessionStorage.setItem(NAME, JSON.stringify(values));

export function keptDraft(): FormValues | undefined {
  const kept = window.sessionStorage.getItem(NAME);
  return kept === null ? undefined : (JSON.parse(kept) as FormValues);
}

/** It names people: it stays no longer than it takes to come back. */
export const dropDraft = (): void => window.sessionStorage.removeItem(NAME);
