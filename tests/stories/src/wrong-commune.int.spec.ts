import type { Opinion } from '@lien-thong/contracts';
import { Commune, REGISTRY } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

const REFUSE: Opinion = {
  answer: 'refuse',
  reason: 'not-competent',
  ground: 'Nơi cư trú cuối cùng của người đã mất không thuộc xã này.',
};
const APPROVE: Opinion = { answer: 'approve', ground: 'Hồ sơ đủ, đúng thẩm quyền.' };

/** A family files where nobody may register the death: it is told why, and files at the right place. */
describe('a death declared at the wrong commune', () => {
  let commune: Commune;
  const declared = declarationOf((d) => (d.commune = '31135'));
  let caseId: string;

  beforeAll(async () => {
    commune = await Commune.open({ civilRegistration: 'signed' });
    caseId = await commune.file(declared);
  });

  afterAll(() => commune.close());

  const registrations = () =>
    commune.offices.civilRegistration.query<{ case_id: string }>('select case_id from death_registration');

  it('is refused by the registry, and nobody else is asked for anything', async () => {
    await commune.decide({ ...REGISTRY, task: 'register-death' }, caseId, REFUSE);
    const { steps } = await commune.until(caseId, ({ status }) => status === 'stopped');
    expect(steps[0]).toMatchObject({ state: 'refused', reason: 'not-competent' });
    expect(steps.slice(1).map(({ attempt }) => attempt)).toEqual([0, 0, 0]);
    expect(await registrations()).toEqual([]);
  });

  it('is told to the family by each channel, with the ground as the registry wrote it', async () => {
    expect(await commune.told(caseId, 'case-refused')).toEqual(['email', 'sms']);
    expect(await commune.mailOf(caseId, 'không giải quyết được')).toContain(REFUSE.ground);
    expect((await commune.timeline(caseId)).join(' ')).toContain(REFUSE.ground);
  });

  it('may be declared at the right commune, where it goes to its end', async () => {
    const again = await commune.file({ ...declared, commune: declared.deceased.lastResidence.commune });
    expect(again).not.toBe(caseId);
    await commune.decide({ ...REGISTRY, task: 'register-death' }, again, APPROVE);
    const { steps } = await commune.until(again, ({ status }) => status === 'done');
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(await registrations()).toEqual([{ case_id: again }]);
    expect((await commune.view(caseId)).status).toBe('stopped');
  });
});
