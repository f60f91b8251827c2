import type { Declaration } from '@lien-thong/contracts';
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { inBrowser } from './browser';
import { fillForm, type Commune } from './fill-form';

export interface System {
  webUrl: string;
  /** Who files, as the sign-in page shows the name. */
  officer: string;
}

export interface Seen {
  caseId: string;
  dossierCode: string;
  /** The lines of the timeline as they stood on the page at the end. */
  timeline: string[];
}

/** A case of four offices over a warm system takes well under a second; a cold one a few. */
const COMPLETED_WITHIN_MS = 60_000;

/** By hand, at the provider's page; it leads back to where one came from. */
export async function signIn(page: Page, { webUrl, officer }: System): Promise<void> {
  await page.goto(webUrl);
  await page.getByRole('banner').getByRole('link', { name: 'Đăng nhập' }).click();
  await page.getByText('chỉ để trình diễn').waitFor();
  await page.getByRole('button', { name: officer }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  assert.equal(new URL(page.url()).origin, new URL(webUrl).origin, 'back at the form');
  assert.ok(await page.getByRole('banner').getByText(officer).isVisible(), 'the page says who is signed in');
}

/** What was typed is still there when the session had ended meanwhile and one signs in again. */
async function keepsWhatWasTyped(page: Page, system: System): Promise<void> {
  await page.goto(system.webUrl);
  await page.locator('[id="requester.fullName"]').fill('Trần Thị Ngọc Lan');
  await page.context().clearCookies({ name: 'lien-thong-session' });
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.getByText('Phiên làm việc đã hết, xin đăng nhập lại.').waitFor();
  await page.locator('#faults').getByRole('link', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  assert.equal(await page.locator('[id="requester.fullName"]').inputValue(), 'Trần Thị Ngọc Lan');
}

async function signOut(page: Page, { webUrl, officer }: System): Promise<void> {
  await page.goto(webUrl);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('heading', { name: 'Đăng xuất' }).waitFor();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Đăng nhập' }).waitFor();
  await page.getByRole('banner').getByRole('link', { name: 'Đăng nhập' }).click();
  assert.ok(
    await page.getByRole('button', { name: officer }).isVisible(),
    'the provider asks who it is again',
  );
}

async function file(page: Page, { webUrl }: System, declaration: Declaration): Promise<string> {
  const communes = (await (await fetch(new URL('/api/one-stop/communes', webUrl))).json()) as Commune[];
  await page.goto(webUrl);
  await fillForm(page, declaration, communes);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  const refused = page.locator('#faults');
  await Promise.race([page.waitForURL(/\/ho-so\/[0-9a-f-]{36}$/), refused.waitFor()]);
  assert.equal(await refused.count(), 0, `the form was refused: ${(await refused.allInnerTexts()).join()}`);
  return page.url().split('/').at(-1)!;
}

async function watch(page: Page, declaration: Declaration): Promise<Omit<Seen, 'caseId'>> {
  await page.locator('[data-status="done"]').waitFor({ timeout: COMPLETED_WITHIN_MS });
  const lanes = await page.locator('[data-step]').all();
  const states = await Promise.all(lanes.map((lane) => lane.getAttribute('data-state')));
  assert.deepEqual(
    states,
    declaration.procedures.map(() => 'done'),
    'every office that the family chose is done',
  );
  const timeline = await page.locator('[data-entry]').allInnerTexts();
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  return { dossierCode: heading.replace('Hồ sơ ', ''), timeline };
}

async function readAsFamily(page: Page, dossierCode: string, { deceased }: Declaration): Promise<void> {
  await page.getByRole('link', { name: 'Xem tiến độ như gia đình thấy' }).click();
  await page.getByRole('heading', { name: 'Hồ sơ đã giải quyết xong' }).waitFor();
  const text = await page.locator('body').innerText();
  assert.ok(text.includes(dossierCode), "the family's page shows the code");
  assert.ok(
    !text.includes(`${deceased.familyName} ${deceased.middleName ?? ''}`.trim()),
    "the family's page names nobody",
  );
}

/** An officer signs in, files the declaration through the form, watches the case to its end and opens the family's page, then signs out. */
export const run = (system: System, declaration: Declaration, shots: string): Promise<Seen> =>
  inBrowser(shots, 'sample-case', async (page) => {
    await signIn(page, system);
    await keepsWhatWasTyped(page, system);
    const caseId = await file(page, system, declaration);
    const seen = await watch(page, declaration);
    await readAsFamily(page, seen.dossierCode, declaration);
    await signOut(page, system);
    return { caseId, ...seen };
  });
