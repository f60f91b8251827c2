import { setTimeout as pause } from 'node:timers/promises';
import type {
  CaseView,
  Declaration,
  DecidingOffice,
  Filed,
  OfficeSettingsOrder,
  Opinion,
  WorkPage,
  WorkView,
} from '@lien-thong/contracts';
import { bringAttachments, DESK, type OfficeName, type System } from '@lien-thong/dev';
import { connected } from '@lien-thong/embedded';
import { randomUUID } from 'node:crypto';

const SETTINGS_HOLD_MS = 2500;

/** Who sits at which desk of the commune of the sample case. */
const DESKS = [
  {
    office: 'civil-registration',
    task: 'register-death',
    officer: 'pham-minh-tuan',
    signatory: 'vo-thanh-long',
    step: 'register-death',
  },
  {
    office: 'residence',
    task: 'deregister-residence',
    officer: 'huynh-van-dat',
    signatory: 'to-hong-quan',
    step: 'deregister-residence',
  },
] as const;

const ADMINISTRATOR = 'mai-phuong-thao';

interface Answer<T> {
  body: T;
  etag: string;
}

/** Asks a service in somebody's name. @throws Error for any answer that is no success */
async function ask<T>(
  system: System,
  { office, as }: { office: OfficeName; as: string },
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const reply = await fetch(`${system.urls[office]}/api/${office}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...(await system.signIn(as).headers()),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${as} at ${office}${path}: ${reply.status} ${text}`);
  return { body: (text ? JSON.parse(text) : undefined) as T, etag: reply.headers.get('etag') ?? '' };
}

async function until<T>(what: string, probe: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 30_000; ; await pause(100)) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`not within 30 s: ${what}`);
  }
}

/** An administrator has officers decide in a commune, and waits until its offices know. */
async function letOfficersDecide(system: System, commune: string, from: string): Promise<void> {
  const known = (office: OfficeName) =>
    connected(system.databaseUrl(office), async (db) => {
      const { rows } = await db.query<{ n: number }>(
        'select count(*)::int as n from office_settings where unit_code = $1',
        [commune],
      );
      return rows[0]!.n;
    });
  for (const { office } of DESKS) {
    const order: OfficeSettingsOrder = {
      office: office satisfies DecidingOffice,
      unit: { kind: 'commune', code: commune },
      from,
      decidesBy: 'signed',
      reason: 'Cán bộ thẩm định, người có thẩm quyền ký.',
    };
    await ask(system, { office: 'one-stop', as: ADMINISTRATOR }, '/office-settings', { body: order });
  }
  for (const { office } of DESKS)
    await until(`${office} knows its settings`, async () =>
      (await known(office)) >= DESKS.length ? true : undefined,
    );
  await pause(SETTINGS_HOLD_MS); // an office asks for its settings every two seconds
}

/** One officer finds the case on the list, takes and prepares it; another signs. */
async function decide(system: System, caseId: string, desk: (typeof DESKS)[number]): Promise<void> {
  const { office, task, officer, signatory, step } = desk;
  const approve: Opinion = { answer: 'approve', ground: 'Hồ sơ đủ, đúng thẩm quyền.' };
  await until(`${caseId} lies on the desk of ${office}`, async () => {
    const { body } = await ask<WorkPage>(system, { office, as: officer }, `/work/${task}?list=unassigned`);
    return body.items.find((item) => item.caseId === caseId);
  });
  const stands = await ask<CaseView>(system, { office: 'one-stop', as: DESK }, `/cases/${caseId}`);
  const waiting = stands.body.steps.find((one) => one.step === step)?.state;
  if (waiting !== 'told') throw new Error(`${step} is ${waiting} before anybody decided`);
  const address = `/work/${task}/${caseId}`;
  const act = (as: string, what: string, body: unknown, seen: string) =>
    ask<WorkView>(system, { office, as }, `${address}/${what}`, { body, headers: { 'if-match': seen } });
  const { etag: seen } = await ask<WorkView>(system, { office, as: officer }, address);
  const { etag: taken } = await act(officer, 'take', {}, seen);
  const { etag: prepared } = await act(officer, 'prepare', approve, taken);
  const { body } = await act(signatory, 'sign', {}, prepared);
  if (body.state !== 'decided') throw new Error(`${task} is ${body.state} after it was signed`);
}

/** Where a commune has officers decide, a case stands until they have, at one office after the other. */
export async function signedCase(system: System, declaration: Declaration, today: string): Promise<void> {
  await letOfficersDecide(system, declaration.commune, today);
  await bringAttachments(system.urls['one-stop'], system.signIn(DESK));
  const { body: filed } = await ask<Filed>(system, { office: 'one-stop', as: DESK }, '/cases', {
    body: declaration,
    headers: { 'idempotency-key': randomUUID() },
  });
  for (const desk of DESKS) await decide(system, filed.caseId, desk);
  await until('the case is done', async () => {
    const { body } = await ask<CaseView>(system, { office: 'one-stop', as: DESK }, `/cases/${filed.caseId}`);
    return body.status === 'done' ? body : undefined;
  });
}
