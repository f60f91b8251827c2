import type { Declaration } from '@lien-thong/contracts';
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { inBrowser } from './browser';
import { fillForm, type Commune } from './fill-form';

interface System {
  webUrl: string;
}

export interface Seen {
  caseId: string;
  dossierCode: string;
  /** The lines of the timeline as they stood on the page at the end. */
  timeline: string[];
}

/** A case of four offices over a warm system takes well under a second; a cold one a few. */
const COMPLETED_WITHIN_MS = 60_000;

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

/** An officer files the declaration through the form, watches the case to its end and opens the family's page. */
export const run = (system: System, declaration: Declaration, shots: string): Promise<Seen> =>
  inBrowser(shots, 'sample-case', async (page) => {
    const caseId = await file(page, system, declaration);
    const seen = await watch(page, declaration);
    await readAsFamily(page, seen.dossierCode, declaration);
    return { caseId, ...seen };
  });
