import { formFaults, STUCK_KINDS, StuckList } from '@lien-thong/contracts';
import { inWords } from './in-words';
import type { StuckRow } from './stuck-cases';

const row: StuckRow = {
  caseId: '01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88',
  dossierCode: 'H12.45.07-261120-0031',
  commune: '31120',
  kind: 'unanswered',
  office: 'residence',
  step: 'deregister-residence',
  since: new Date('2026-11-25T17:00:00.000Z'),
  why: null,
};

describe('why a case is stuck', () => {
  it.each(STUCK_KINDS)('is told in words as the contract has them: %s', (kind) => {
    const why = kind === 'lists-differ' ? 'told-not-decided' : null;
    expect(formFaults(StuckList, { items: [inWords({ ...row, kind, why })] })).toEqual([]);
  });

  it('names the office, the step and what can be done', () => {
    const { why, whatToDo } = inWords(row);
    expect(why).toContain('Công an');
    expect(why).toMatch(/thường trú/);
    expect(whatToDo).toContain('xin lỗi');
  });

  it('of a parked message is what the software that parked it says', () => {
    const told = inWords({ ...row, kind: 'parked', why: 'Chữ ký của cơ quan gửi không đúng.' });
    expect(told.why).toBe('Chữ ký của cơ quan gửi không đúng.');
    expect(told.whatToDo).toContain('chạy lại');
  });
});
