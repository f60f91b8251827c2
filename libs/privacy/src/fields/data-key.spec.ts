import { Declaration, personalFields, RegisterDeath } from '@lien-thong/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { DataKey, SealBroken } from './data-key';

const CASE = '0190a000-0000-7000-8000-000000000001';
const OTHER = '0190a000-0000-7000-8000-000000000002';
const secret = randomBytes(32);
const key = new DataKey(CASE, secret);

const declaration = (): Declaration => {
  const frozen = join(__dirname, '../../../contracts/frozen/forms/declaration.sample.json');
  return JSON.parse(readFileSync(frozen, 'utf8')) as Declaration;
};

const at = (value: unknown, pointer: string): unknown[] =>
  pointer
    .slice(1)
    .split('/')
    .reduce<unknown[]>(
      (found, name) =>
        found.flatMap((one) =>
          name === '*' ? (one as unknown[]) : ((one as Record<string, unknown> | undefined)?.[name] ?? []),
        ),
      [value],
    );

describe('a declaration that is sealed', () => {
  const form = declaration();
  const sealed = key.sealFields(Declaration, 'declaration.form', form);

  it('shows none of what its marked fields hold', () => {
    for (const { pointer } of personalFields(Declaration))
      for (const value of at(sealed, pointer)) expect(value).toBe('sealed');
    const text = JSON.stringify(sealed);
    for (const value of [form.deceased.personalId, form.requester.phone, form.death.cause])
      expect(text).not.toContain(value);
  });

  it('shows names and dates, which people search by', () => {
    expect(sealed.deceased).toMatchObject({
      familyName: form.deceased.familyName,
      birthDate: form.deceased.birthDate,
    });
    expect(sealed.attachments).toBe(form.attachments);
  });

  it('opens to what it was, to the letter', () => {
    expect(JSON.stringify(key.openFields(Declaration, 'declaration.form', sealed))).toBe(
      JSON.stringify(form),
    );
  });

  it('is another text each time', () => {
    expect(key.sealFields(Declaration, 'declaration.form', form)).not.toEqual(sealed);
  });

  it('reads as null in its marked fields once its key is destroyed', () => {
    const erased = new DataKey(CASE, undefined).openFields(Declaration, 'declaration.form', sealed);
    expect(erased.death).toMatchObject({ cause: null, date: form.death.date });
  });

  it('may be a part of its shape', () => {
    const part = { death: form.death };
    const there = key.sealFields(RegisterDeath, 'x', part);
    expect(key.openFields(RegisterDeath, 'x', there)).toEqual(part);
  });
});

describe('fields that are sealed together', () => {
  const { benefit } = declaration();
  const survivors = [1, 2].map((n) => ({ ...benefit!.survivors![0]!, personalId: `03309500000${n}` }));
  const part = { benefit: { ...benefit!, survivors } };
  const open = (changed: object) => () => key.openFields(Declaration, 'x', changed);

  it('stand each in its place of a list again', () => {
    const there = key.sealFields(Declaration, 'x', part);
    expect(key.openFields(Declaration, 'x', there)).toEqual(part);
  });

  it.each<[string, (there: typeof part) => object]>([
    [
      'one is lost',
      ({ benefit: { survivors, ...rest }, ...there }) => ({
        ...there,
        benefit: { ...rest, survivors: survivors.slice(1) },
      }),
    ],
    [
      'one is put in the clear',
      (there) => ({
        ...there,
        benefit: {
          ...there.benefit,
          survivors: [
            { ...there.benefit.survivors[0], personalId: '033095000009' },
            there.benefit.survivors[1],
          ],
        },
      }),
    ],
    ['one was not there', (there) => ({ ...there, death: { cause: 'sealed' } })],
    ['all are lost', ({ benefit }) => ({ benefit })],
  ])('do not open when %s', (_, change) => {
    expect(open(change(key.sealFields(Declaration, 'x', part)))).toThrow(SealBroken);
  });
});

describe('a sealed value', () => {
  const sealed = key.seal('notice.address', '0912345678');

  it.each([
    ['of another case', () => new DataKey(OTHER, secret).open('notice.address', sealed)],
    ['in another field', () => key.open('notice.body', sealed)],
    ['under another key', () => new DataKey(CASE, randomBytes(32)).open('notice.address', sealed)],
    ['that was cut', () => key.open('notice.address', sealed.slice(0, -2))],
    ['that is next to nothing', () => key.open('notice.address', 'enc:1:AAAA')],
    ['that was never sealed', () => key.open('notice.address', '0912345678')],
  ])('%s does not open', (_, open) => {
    expect(open).toThrow(SealBroken);
  });

  it('of which one bit differs does not open', () => {
    const bytes = Buffer.from(sealed.slice(6), 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i]! ^= 1;
      expect(() => key.open('notice.address', `enc:1:${changed.toString('base64url')}`)).toThrow(SealBroken);
    }
  });
});

it('what is sealed after the key was destroyed, nobody reads', () => {
  const erased = new DataKey(CASE, undefined);
  const late = erased.seal('notice.address', '0912345678');
  expect(late).toMatch(/^enc:1:/);
  expect(erased.open('notice.address', late)).toBeNull();
  expect(() => key.open('notice.address', late)).toThrow(SealBroken);
});
