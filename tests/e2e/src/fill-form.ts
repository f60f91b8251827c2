import type { Attachment, Declaration } from '@lien-thong/contracts';
import { sampleAttachment } from '@lien-thong/synthetic';
import type { Page } from 'playwright-core';

export interface Commune {
  code: string;
  name: string;
  provinceName: string;
}

type Fill = (page: Page, path: string, value: never, communes: readonly Commune[]) => Promise<void>;

const fieldAt = (page: Page, path: string) => page.locator(`[id="${path}"]`);

const shownDay = (iso: string) => iso.split('-').reverse().join('/');

const type: Fill = async (page, path, value: string | number) => {
  const field = fieldAt(page, path);
  await field.fill('');
  await field.pressSequentially(String(value));
};

const typeDay: Fill = (page, path, value: string) => type(page, path, shownDay(value) as never, []);

const choose: Fill = async (page, path, value: string) => {
  await fieldAt(page, path).selectOption(value);
};

const tick: Fill = (page, path, value: boolean) => fieldAt(page, path).setChecked(value);

/** Looked up by its name without accents, taken with Enter. */
const lookUp: Fill = async (page, path, value: string, communes) => {
  const commune = communes.find(({ code }) => code === value);
  if (!commune) throw new Error(`no commune has the code ${value}`);
  const label = `${commune.name}, ${commune.provinceName}`;
  const field = fieldAt(page, path);
  await field.click();
  await field.pressSequentially(
    label
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replace(/đ/gi, 'd'),
  );
  await field.press('Enter');
  if ((await field.inputValue()) !== label) throw new Error(`${path} shows another commune than ${label}`);
};

const tickAll: Fill = async (page, path, value: string[]) => {
  const boxes = fieldAt(page, path).locator('input[type=checkbox]:not([disabled])');
  for (const box of await boxes.all())
    await box.setChecked(value.includes((await box.getAttribute('value')) ?? ''));
};

const attach: Fill = async (page, path, value: Attachment[]) => {
  for (const [i, { name, mediaType, kind }] of value.entries()) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Chọn tệp/ }).click();
    await (await chooser).setFiles({ name, mimeType: mediaType, buffer: sampleAttachment(kind).content });
    await fieldAt(page, `${path}.${i}.kind`).waitFor();
    await choose(page, `${path}.${i}.kind`, kind as never, []);
  }
};

const person = (path: string): [string, Fill][] => [
  [`${path}.isRequester`, tick],
  [`${path}.fullName`, type],
  [`${path}.personalId`, type],
  [`${path}.relation`, choose],
];

const SURVIVOR: readonly (readonly [string, Fill])[] = [
  ['fullName', type],
  ['birthDate', typeDay],
  ['relation', choose],
  ['personalId', type],
  ['disabled', tick],
  ['withoutCarer', tick],
];

const survivors: Fill = async (page, path, value: Record<string, unknown>[]) => {
  for (const [i, survivor] of value.entries()) {
    await page.getByRole('button', { name: 'Thêm thân nhân' }).click();
    for (const [part, fill] of SURVIVOR)
      if (survivor[part] !== undefined) await fill(page, `${path}.${i}.${part}`, survivor[part] as never, []);
  }
};

/** The fields in the order of the screen; what a declaration does not have is passed over. */
const FIELDS: readonly (readonly [string, Fill])[] = [
  ['procedures', tickAll],
  ['channel', choose],
  ['commune', lookUp],
  ['requester.fullName', type],
  ['requester.personalId', type],
  ['requester.relation', choose],
  ['requester.phone', type],
  ['requester.email', type],
  ['requester.address', type],
  ['deceased.familyName', type],
  ['deceased.middleName', type],
  ['deceased.givenName', type],
  ['deceased.birthDate', typeDay],
  ['deceased.sex', choose],
  ['deceased.personalId', type],
  ['deceased.ethnicity', type],
  ['deceased.nationality', type],
  ['deceased.identity.kind', choose],
  ['deceased.identity.number', type],
  ['deceased.identity.issuedOn', typeDay],
  ['deceased.identity.issuedBy', type],
  ['deceased.lastResidence.kind', choose],
  ['deceased.lastResidence.commune', lookUp],
  ['deceased.lastResidence.detail', type],
  ['death.date', typeDay],
  ['death.time', type],
  ['death.kind', choose],
  ['death.place.detail', type],
  ['death.place.commune', lookUp],
  ['death.cause', type],
  ['death.notice.kind', choose],
  ['death.notice.number', type],
  ['death.notice.issuedOn', typeDay],
  ['death.notice.issuer', type],
  ...person('householdHead'),
  ['benefit.categories', tickAll],
  ['benefit.insuranceNumber', type],
  ['benefit.beneficiaryNumber', type],
  ['benefit.survivors', survivors],
  ...person('payee'),
  ['payee.homeTown', type],
  ['payee.method', choose],
  ['payee.account.bank', type],
  ['payee.account.number', type],
  ['payee.account.holder', type],
  ['copies', type],
  ['delivery.method', choose],
  ['delivery.address', type],
  ['note', type],
  ['attachments', attach],
];

const valueAt = (declaration: Declaration, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], declaration);

/** What the form copies from the requester has no field while it does. */
const isCopied = (declaration: Declaration, path: string): boolean => {
  const [, who] = /^(householdHead|payee)\.(?:fullName|personalId|relation)$/.exec(path) ?? [];
  return who !== undefined && declaration[who as 'householdHead' | 'payee']?.isRequester === true;
};

/** Fills the form with a declaration, field by field, as an officer would type it. */
export async function fillForm(
  page: Page,
  declaration: Declaration,
  communes: readonly Commune[],
): Promise<void> {
  for (const [path, fill] of FIELDS) {
    const value = valueAt(declaration, path);
    if (value !== undefined && !isCopied(declaration, path)) await fill(page, path, value as never, communes);
  }
}
