import type { DeregisterResidence } from '@lien-thong/contracts';
import { loadLaw } from '@lien-thong/law';
import { command } from '../testing-ground/command';
import { deregisterResidence, type Resident } from './deregister-residence';

const law = loadLaw();
const RESIDENT: Resident = {
  person: 'a1',
  fullName: 'Trần Văn Bảy',
  birthDate: '1944-05-06',
  commune: '31120',
  householdNumber: 'H-1',
  deregisteredOn: null,
};

function decide(candidates: Resident[], change: (c: DeregisterResidence) => void = () => undefined) {
  const c = command();
  change(c);
  return deregisterResidence(c, candidates, law, '2026-11-25');
}

describe('the deletion of a permanent residence registration', () => {
  it('of a resident whose name and birth date agree is approved', () => {
    expect(decide([RESIDENT])).toEqual({ answer: 'approve', resident: RESIDENT });
  });

  it.each<[string, Partial<Resident>, (c: DeregisterResidence) => void]>([
    ['the extract knows only the birth year', {}, (c) => (c.extract.deceased.birthDate = '1944')],
    ['the register knows only the birth month', { birthDate: '1944-05' }, () => undefined],
    [
      'a tone mark is written on the other vowel',
      { fullName: 'Lê Thị Hoà' },
      (c) => (c.extract.deceased.fullName = 'Lê Thị Hòa'),
    ],
  ])('is approved where %s', (_title, line, change) => {
    expect(decide([{ ...RESIDENT, ...line }], change)).toMatchObject({ answer: 'approve' });
  });

  const gone = { ...RESIDENT, deregisteredOn: '2026-11-24' };
  it.each<[string, Resident[], string]>([
    ['who is in no register', [], 'person-not-found'],
    ['whose registration was deleted before', [gone], 'already-removed'],
    [
      'whose id belongs to somebody of another name',
      [{ ...RESIDENT, fullName: 'Trần Văn Bẩy' }],
      'identity-differs',
    ],
    [
      'whose id belongs to somebody born on another day',
      [{ ...RESIDENT, birthDate: '1944-05-07' }],
      'identity-differs',
    ],
    ['of whom there are two alike', [RESIDENT, { ...RESIDENT, person: 'b2' }], 'person-not-found'],
    ['who was somebody else, deleted before', [{ ...gone, fullName: 'Lê Văn Tư' }], 'identity-differs'],
  ])('of a person %s is refused', (_title, candidates, reason) => {
    expect(decide(candidates)).toMatchObject({ answer: 'refuse', reason });
  });

  it('takes the one who is still registered of two alike', () => {
    expect(decide([gone, { ...RESIDENT, person: 'b2' }])).toMatchObject({
      answer: 'approve',
      resident: { person: 'b2' },
    });
  });

  it('tells the ground in words that name the legal basis', () => {
    expect(decide([])).toMatchObject({
      ground:
        'Không tìm thấy đăng ký thường trú của người được khai tử (thủ tục 1.003197, Quyết định 1523/QĐ-BCA-C06).',
    });
  });
});
