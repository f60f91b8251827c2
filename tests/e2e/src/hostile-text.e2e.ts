import type { Account } from '@lien-thong/dev';
import type { Declaration, Filed } from '@lien-thong/contracts';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { DESK, inBrowser, PHONE } from './browser';
import { signIn, type System } from './sample-case.e2e';

/** Markup, changes of the direction of writing, combining marks, and no place to break a line at. */
const NAMES = {
  familyName: `<img src=x onerror="document.title=1">`,
  middleName: '\u202EnảV\u2066 Nguye\u0302\u0303n',
  givenName: 'Ư'.repeat(40),
};
const REQUESTER = `<script>document.title=1</script>${'W'.repeat(60)}`;

const nameIn = ({ familyName, middleName, givenName }: typeof NAMES) =>
  `${familyName} ${middleName} ${givenName}`;

/** Files past the form, as whoever forges a request does. */
async function file(oneStop: string, officer: Account, sample: Declaration): Promise<Filed> {
  const declaration: Declaration = {
    ...sample,
    channel: 'desk',
    deceased: { ...sample.deceased, ...NAMES },
    requester: { ...sample.requester, fullName: REQUESTER },
    attachments: [],
  };
  const answer = await fetch(`${oneStop}/api/one-stop/cases`, {
    method: 'POST',
    headers: {
      ...(await officer.headers()),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(declaration),
  });
  const body = (await answer.json()) as Filed;
  assert.equal(answer.status, 201, JSON.stringify(body));
  return body;
}

/** The page is no wider than the window, nothing of the text has become markup, and no script of it has run. */
async function isUnharmed(page: Page, where: string): Promise<void> {
  const { wider, images, title } = await page.evaluate<{ wider: number; images: number; title: string }>(`({
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    images: document.querySelectorAll('img[src="x"]').length,
    title: document.title,
  })`);
  assert.deepEqual([where, wider, images], [where, 0, 0]);
  assert.notEqual(title, '1', where);
}

const reads = async (page: Page, text: string): Promise<void> =>
  assert.ok((await page.locator('body').innerText()).includes(text), `the page says ${JSON.stringify(text)}`);

/** What a stranger typed into a declaration stands on the officer's and the family's pages as text, on a telephone too. */
export async function hostileText(
  system: System & { oneStop: string },
  officer: Account,
  sample: Declaration,
  shots: string,
): Promise<void> {
  const { caseId, dossierCode = '' } = await file(system.oneStop, officer, sample);
  for (const sight of [DESK, PHONE])
    await inBrowser(
      shots,
      `hostile-text-${sight.width}`,
      async (page) => {
        await signIn(page, system);
        await page.goto(new URL(`/ho-so/${caseId}`, system.webUrl).href);
        await page.getByRole('heading', { level: 1 }).filter({ hasText: dossierCode }).waitFor();
        await reads(page, nameIn(NAMES));
        await reads(page, REQUESTER);
        await isUnharmed(page, `the case page at ${sight.width}`);
        await page.goto(new URL('/ho-so', system.webUrl).href);
        await page.getByText(dossierCode).waitFor();
        await reads(page, nameIn(NAMES));
        await isUnharmed(page, `the list at ${sight.width}`);
        await page.goto(new URL(`/tra-cuu/${dossierCode}`, system.webUrl).href);
        await page.getByRole('heading', { name: 'Ai đã xem hồ sơ' }).waitFor();
        await reads(page, 'Xem hồ sơ');
        await isUnharmed(page, `the family's page at ${sight.width}`);
        assert.ok(!(await page.content()).includes('Ư'.repeat(40)), "the family's page names nobody");
      },
      sight,
    );
}
