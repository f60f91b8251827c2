import { setTimeout as pause } from 'node:timers/promises';
import {
  CASE_STATUS_NAMES,
  OFFICE_LABELS,
  type CaseView,
  type Declaration,
  type Filed,
  type Timeline,
  type TimelineEntry,
} from '@lien-thong/contracts';
import { randomUUID } from 'node:crypto';
import { DevFault } from './dev-fault';
import type { Account } from './identity';

const ASK_EVERY_MS = 50;
/** What is told to the family goes out after the case has ended; it still belongs to the story. */
const AFTERWARDS_MS = 1500;

interface Refusal {
  code?: string;
  title?: string;
  errors?: { pointer: string; message: string }[];
}

/** These people were declared before; the next one may not have been. */
const TAKEN = ['already-declared', 'similar-declared'];

/**
 * Files the first of the declarations whose person was not declared before, as the form does.
 * @throws DevFault `sample-failed`
 */
export async function fileOne(
  webUrl: string,
  officer: Account,
  declarations: Iterable<Declaration>,
): Promise<Filed> {
  for (const declaration of declarations) {
    const reply = await fetch(`${webUrl}/api/one-stop/cases`, {
      method: 'POST',
      headers: {
        ...(await officer.headers()),
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(declaration),
    });
    if (reply.status === 201) return (await reply.json()) as Filed;
    const { code, title, errors = [] } = (await reply.json().catch(() => ({}))) as Refusal;
    if (reply.status === 409 && code && TAKEN.includes(code)) continue;
    const faults = errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; ');
    throw new DevFault(
      'sample-failed',
      `The sample case was not taken (${reply.status} ${code ?? ''}): ${title ?? ''} ${faults}`.trim(),
    );
  }
  throw new DevFault(
    'sample-failed',
    'Everybody the sample could be filed for was declared already: begin anew with --reset.',
  );
}

async function ask<T>(url: string, officer: Account): Promise<T> {
  const reply = await fetch(url, { headers: await officer.headers() });
  if (!reply.ok) throw new DevFault('sample-failed', `${url} answered ${reply.status}`);
  return (await reply.json()) as T;
}

const OFFICE_WIDTH = Math.max(...Object.values(OFFICE_LABELS).map((name) => name.length));

const timeOf = (instant: string): string =>
  new Date(instant).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  });

/** One line of the timeline: time in Viet Nam, office, what. */
export const timelineLine = ({ at, office, text }: Pick<TimelineEntry, 'at' | 'office' | 'text'>): string =>
  `${timeOf(at)}  ${(OFFICE_LABELS[office] ?? office).padEnd(OFFICE_WIDTH)}  ${text}`;

export const statusName = ({ status }: Pick<CaseView, 'status'>): string => CASE_STATUS_NAMES[status];

/**
 * Hands over every entry of a case's timeline as it appears, until the case has ended.
 * @throws DevFault `sample-failed` when it has not after `withinMs`
 */
export async function followCase(
  webUrl: string,
  officer: Account,
  caseId: string,
  onEntry: (entry: TimelineEntry) => void,
  { withinMs = 60_000, onEnded }: { withinMs?: number; onEnded?: () => void } = {},
): Promise<CaseView> {
  const address = `${webUrl}/api/one-stop/cases/${caseId}`;
  const deadline = Date.now() + withinMs;
  let seen = 0;
  let ended: { view: CaseView; quietSince: number } | undefined;
  while (!ended || Date.now() - ended.quietSince < AFTERWARDS_MS) {
    const { entries } = await ask<Timeline>(`${address}/timeline`, officer);
    const fresh = entries.slice(seen);
    fresh.forEach(onEntry);
    seen = entries.length;
    if (fresh.length && !ended) {
      const view = await ask<CaseView>(address, officer);
      if (view.endedAt) {
        ended = { view, quietSince: Date.now() };
        onEnded?.();
      }
    }
    if (!ended && Date.now() > deadline)
      throw new DevFault(
        'sample-failed',
        `The sample case ${caseId} has not ended after ${withinMs / 1000} s; see its page.`,
      );
    await pause(ASK_EVERY_MS);
  }
  return ended.view;
}
