import { isUtf8 } from 'node:buffer';
import { Declaration, formFaults } from '@lien-thong/contracts';
import { findCommune } from '@lien-thong/law';
import { hostileDeclarations } from './hostile';
import { sampleCase, SAMPLE_DAY } from './sample-case';

const hostile = hostileDeclarations(sampleCase());
const of = (refusedBy: string) => hostile.filter((h) => h.refusedBy === refusedBy);
const parsed = (body: string | Buffer) => JSON.parse(body.toString()) as Declaration;

describe('the hostile declarations', () => {
  it('are forty, each with a name of its own', () => {
    expect(hostile).toHaveLength(40);
    expect(new Set(hostile.map(({ name }) => name)).size).toBe(40);
  });

  it.each(of('form'))('$name is refused at its field', ({ body, expect: expected }) => {
    const pointers = formFaults(Declaration, parsed(body)).map(({ pointer }) => pointer);
    expect(pointers).toContain(expected.pointer);
  });

  it.each(of('rules'))('$name is well formed and impossible', ({ body }) => {
    const { commune, death, deceased, ...rest } = parsed(body);
    expect(formFaults(Declaration, { commune, death, deceased, ...rest })).toEqual([]);
    const impossible =
      findCommune(commune) === undefined || death.date > SAMPLE_DAY || death.date < deceased.birthDate;
    expect(impossible).toBe(true);
  });

  it.each(of('reading'))('$name cannot be read', ({ name, body, expect: { status } }) => {
    const bytes = Buffer.from(body);
    const unreadable: Record<number, () => boolean> = {
      400: () => !isUtf8(bytes) || !isJson(bytes) || formFaults(Declaration, parsed(bytes)).length > 0,
      413: () => bytes.length > 10 * 1024 * 1024,
    };
    expect([name, unreadable[status[0]!]?.()]).toEqual([name, true]);
  });

  it('name the status and, where there is a field, the field', () => {
    for (const { expect: expected, refusedBy } of hostile) {
      expect(expected.status.every((status) => status >= 400 && status < 500)).toBe(true);
      expect(expected.pointer !== undefined).toBe(refusedBy !== 'reading');
    }
  });
});

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}
