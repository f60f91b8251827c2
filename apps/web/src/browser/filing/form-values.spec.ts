// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- asks the API's own judge; no browser loads a spec
import { Declaration, formFaults } from '@lien-thong/contracts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BLANK, declarationOf, valuesOf, type FormValues } from './form-values';

const contracts = dirname(createRequire(__filename).resolve('@lien-thong/contracts/package.json'));
const sample = JSON.parse(
  readFileSync(join(contracts, 'frozen/forms/declaration.sample.json'), 'utf8'),
) as Declaration;

describe('the form and the declaration', () => {
  it('keeps every word of a declaration on its way through the form', () => {
    expect(declarationOf(valuesOf(sample))).toEqual(sample);
  });

  it('shows days as they are typed', () => {
    const { deceased, death } = valuesOf(sample);
    expect([deceased.birthDate, death.date]).toEqual(['03/1948', '18/11/2026']);
  });

  it('leaves optional parts out when nothing of them is filled in', () => {
    const { deceased, death, payee } = declarationOf(BLANK) as Record<string, Record<string, unknown>>;
    expect([deceased?.['identity'], death?.['notice'], payee]).toEqual([undefined, undefined, undefined]);
  });

  it('sends needed parts even when they are empty, so that each missing field is named', () => {
    const pointers = formFaults(Declaration, declarationOf(BLANK)).map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(['/requester/fullName', '/deceased/familyName', '/death/place/detail']),
    );
  });

  it('sends neither benefit nor payee when only registration and deletion are chosen', () => {
    const values = { ...valuesOf(sample), procedures: ['death-registration', 'residence-deletion'] };
    expect(declarationOf(values)).not.toHaveProperty('benefit');
    expect(declarationOf(values)).not.toHaveProperty('payee');
  });

  it('copies the requester where the head of the household is the same person', () => {
    const values: FormValues = valuesOf(sample);
    values.householdHead = { isRequester: true, fullName: 'cũ', personalId: '', relation: 'self' };
    const { fullName, personalId, relation } = sample.requester;
    expect(declarationOf(values)['householdHead']).toEqual({
      isRequester: true,
      fullName,
      personalId,
      relation,
    });
  });

  it('sends what it cannot read as it was typed, for the API to refuse', () => {
    const values = valuesOf(sample);
    values.death.date = '31/02/2026';
    values.copies = 'ba';
    const pointers = formFaults(Declaration, declarationOf(values)).map(({ pointer }) => pointer);
    expect(pointers.toSorted()).toEqual(['/copies', '/death/date']);
  });
});
