import type { Matter } from './matter';
import { morningMails } from './morning-mails';

const matter = (kind: Matter['kind'], more: Partial<Matter> = {}): Matter => ({
  kind,
  caseId: '01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88',
  commune: '31135',
  dossierCode: 'H12.45.07-261120-0031',
  step: null,
  offices: [],
  dueOn: '2026-12-04',
  ...more,
});
const commune = (code: string) => ({ kind: 'commune' as const, code });

const desk = {
  role: 'one-stop-officer',
  unit: commune('31135'),
  name: 'Mai',
  workEmail: 'mai@x.vn',
} as const;
const head = { role: 'head-of-centre', unit: commune('31135'), name: 'Hải', workEmail: 'hai@x.vn' } as const;
const chair = {
  role: 'commune-chair',
  unit: commune('31135'),
  name: 'Long',
  workEmail: 'ubnd@x.vn',
} as const;
const registrar = {
  role: 'civil-status-officer',
  unit: commune('31135'),
  name: 'Tuấn',
  workEmail: 'UBND@x.vn',
} as const;
const police = {
  role: 'residence-police',
  unit: commune('31120'),
  name: 'Đạt',
  workEmail: 'dat@x.vn',
} as const;
const insurance = {
  role: 'insurance-officer',
  unit: { kind: 'province', code: '92' },
  name: 'Linh',
  workEmail: 'linh@x.vn',
} as const;
const all = [desk, head, chair, registrar, police, insurance];

const toldOf = (...matters: Matter[]) =>
  morningMails(matters, all).map(({ address, matters }) => [address, matters.length]);

describe('of a morning are told', () => {
  it.each([
    ['of a case near its day: its desk and its head', matter('near-due'), ['mai@x.vn', 'hai@x.vn']],
    [
      'of a step near its day: its office and the head',
      matter('near-due', { step: 'register-death', offices: ['civil-registration'] }),
      ['hai@x.vn', 'ubnd@x.vn'],
    ],
    [
      'of a benefit: the desk of the province',
      matter('step-overdue', { step: 'grant-funeral-allowance', offices: ['social-insurance'] }),
      ['hai@x.vn', 'linh@x.vn'],
    ],
    [
      'of a step that is decided elsewhere: the office there',
      matter('near-due', { commune: '31120', step: 'deregister-residence', offices: ['residence'] }),
      ['dat@x.vn'],
    ],
    ['of an apology that waits: the desk and who signs', matter('apology-drafted'), ['mai@x.vn', 'hai@x.vn']],
    ['of a day that has passed: those above', matter('overdue'), ['hai@x.vn', 'ubnd@x.vn']],
    ['of a family that is not reached: the desk', matter('unreachable'), ['mai@x.vn']],
  ])('%s', (_, one, addresses) => {
    expect(toldOf(one)).toEqual(addresses.map((address) => [address, 1]));
  });

  it('the people of one mailbox together, and each thing once', () => {
    const told = matter('near-due', { step: 'register-death', offices: ['civil-registration'] });
    const mail = morningMails([told, matter('overdue')], [chair, registrar])[0]!;
    expect(mail).toMatchObject({ address: 'ubnd@x.vn', names: ['Long', 'Tuấn'] });
    expect(mail.matters.map(({ kind }) => kind)).toEqual(['near-due', 'overdue']);
  });

  it('nobody of what lies elsewhere', () => {
    expect(toldOf(matter('near-due', { commune: '01256' }))).toEqual([]);
  });
});
