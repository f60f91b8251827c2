import { setTimeout as pause } from 'node:timers/promises';
import type { CaseView, Declaration, Filed, Paper, Step, StepView, Supplement } from '@lien-thong/contracts';
import { bringAttachments, type Account } from '@lien-thong/dev';
import {
  declarations,
  sampleAttachment,
  type Declared,
  type Expected,
  type PopulationOptions,
} from '@lien-thong/synthetic';
import { randomUUID } from 'node:crypto';

/** one-stop, and the officer who asks it. */
interface Asked {
  url: string;
  officer: Account;
}

async function call<T>(
  { url, officer }: Asked,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: T }> {
  const authorization = await officer.headers();
  const reply = await fetch(`${url}${path}`, {
    ...(body === undefined
      ? { headers: authorization }
      : {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { ...authorization, 'content-type': 'application/json', ...headers },
        }),
  });
  const text = await reply.text();
  return { status: reply.status, body: (text ? JSON.parse(text) : undefined) as T };
}

/** Who filed online reads the draft of the extract before the death is registered. */
async function confirmDraft(oneStop: Asked, dossierCode: string, { requester }: Declaration): Promise<void> {
  const answer = { personalId: requester.personalId, answer: 'confirm' };
  const { status } = await call(
    oneStop,
    `/progress/${encodeURIComponent(dossierCode)}/draft-extract`,
    answer,
  );
  if (status !== 204) throw new Error(`confirming the draft of ${dossierCode}: ${status}`);
}

/** Files one, as the family or the desk would, and has an officer accept it where that is needed. */
async function file(oneStop: Asked, { declaration, expected }: Declared): Promise<string> {
  const { status, body } = await call<Filed>(oneStop, '/cases', declaration, {
    'idempotency-key': randomUUID(),
  });
  if (status !== 201) throw new Error(`filing: ${status} ${JSON.stringify(body)}`);
  if (expected.waitsForOfficer) {
    const accepted = await call<Filed>(oneStop, `/cases/${body.caseId}/accept`, {});
    if (declaration.channel === 'online')
      await confirmDraft(oneStop, accepted.body.dossierCode!, declaration);
  }
  return body.caseId;
}

const ended = ({ status }: CaseView) => status === 'done' || status === 'stopped';

/** Waits until the case ended or asks for papers. */
async function settled(oneStop: Asked, caseId: string): Promise<CaseView> {
  for (const deadline = Date.now() + 60_000; ; await pause(100)) {
    const { body } = await call<CaseView>(oneStop, `/cases/${caseId}`);
    if (ended(body) || body.status === 'supplement-asked') return body;
    if (Date.now() > deadline)
      throw new Error(`case ${caseId} still ${body.status}: ${JSON.stringify(body.steps)}`);
  }
}

const PAPER_ATTACHMENT: Partial<Record<Paper, Declaration['attachments'][number]['kind']>> = {
  'death-notice': 'death-notice',
  authorisation: 'authorisation',
  'death-event-proof': 'death-event-proof',
  'identity-paper': 'identity-paper',
  'insurance-book': 'insurance-book',
};

/** What the family brings when papers are asked for. */
const supplementFor = ({ step, papers = [] }: StepView): Supplement => ({
  step,
  attachments: papers.flatMap((paper) => {
    const kind = PAPER_ATTACHMENT[paper];
    return kind ? [sampleAttachment(kind).attachment] : [];
  }),
});

/** What is otherwise than it should be, in words. */
function differences(view: CaseView, asked: Paper[], expected: Expected): string[] {
  const of = (step: Step) => view.steps.find((s) => s.step === step);
  const outcome = (step: Step, done: string) => {
    const found = of(step);
    return found && (found.state === 'done' ? done : found.state === 'refused' ? found.reason : found.state);
  };
  const compare = (what: string, is: unknown, should: unknown) =>
    JSON.stringify(is) === JSON.stringify(should)
      ? []
      : [`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`];
  const refused = expected.outcome === 'refused';
  return [
    ...compare('status', view.status, refused ? 'stopped' : 'done'),
    ...(refused ? compare('reason', of('register-death')?.reason, expected.refusal) : []),
    ...compare('papers asked', [...asked].sort(), [...(expected.papers ?? [])].sort()),
    ...(refused || !expected.residence
      ? []
      : compare('residence', outcome('deregister-residence', 'deregistered'), expected.residence)),
    ...(refused || !expected.funeralAllowance
      ? []
      : compare('allowance', outcome('grant-funeral-allowance', 'granted'), expected.funeralAllowance)),
    ...(refused || expected.survivorsBenefit !== 'monthly'
      ? []
      : compare('survivors', of('settle-survivors-benefit')?.state, 'done')),
  ];
}

async function follow(oneStop: Asked, declared: Declared): Promise<string[]> {
  const caseId = await file(oneStop, declared);
  let view = await settled(oneStop, caseId);
  const asked: Paper[] = [];
  for (let times = 0; !ended(view) && times < 3; times++) {
    const waiting = view.steps.find(({ state }) => state === 'papers-asked')!;
    asked.push(...(waiting.papers ?? []));
    await call(oneStop, `/cases/${caseId}/supplement`, supplementFor(waiting));
    view = await settled(oneStop, caseId);
  }
  return differences(view, asked, declared.expected).map(
    (difference) => `${caseId} (person ${declared.personIndex}): ${difference}`,
  );
}

export interface Realistic {
  cases: number;
  faults: string[];
}

/**
 * Files cases in realistic mixture — refusals, missing papers, late ones, from home and from the desk — and compares
 * what came of each with what the registers and the law say should.
 */
export async function realisticCases(
  oneStopUrl: string,
  officer: Account,
  population: PopulationOptions,
  today: string,
  cases: number,
): Promise<Realistic> {
  const oneStop = { url: `${oneStopUrl}/api/one-stop`, officer };
  await bringAttachments(oneStopUrl, officer);
  const endless = declarations({ ...population, today, mixture: 'realistic' });
  const all = Array.from({ length: cases }, () => endless.next().value);
  const faults: string[] = [];
  for (let at = 0; at < all.length; at += 50)
    faults.push(
      ...(await Promise.all(all.slice(at, at + 50).map((declared) => follow(oneStop, declared)))).flat(),
    );
  return { cases, faults };
}
