import { CaseDataErased, RegisterDeath, type DeathRegistered } from '@lien-thong/contracts';
import { eventually, openService, storedInTheClear, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { CivilRegistrationEnvironment } from '../environment';
import { command } from '../testing-ground/command';
import { readPerson } from './read-person';

jest.setTimeout(60_000);

describe('what the civil registration keeps of people', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  const answered = (caseId: string, count: number) =>
    eventually(
      () => office.said<DeathRegistered>(caseId),
      (said) => said.length >= count,
      { within: 20_000 },
    );

  it('is not readable in its database, and its register answers for it even after the case was erased', async () => {
    const [caseId, c] = [randomUUID(), command()];
    await office.tell(RegisterDeath, caseId, c);
    const [first] = await answered(caseId, 1);
    const secrets = [
      c.deceased.personalId!,
      c.requester.personalId,
      c.requester.phone,
      c.death.cause,
      c.deceased.lastResidence.detail,
    ];
    expect(await storedInTheClear(office.database, secrets)).toEqual([]);

    await office.tell(CaseDataErased, caseId, {
      ground: 'Hết thời hạn.',
      erasedAt: new Date().toISOString(),
    });
    await eventually(
      () => office.query('select 1 from case_key where case_id = $1 and erased_at is not null', [caseId]),
      (erased) => erased.length === 1,
    );
    expect((await office.said(caseId))[0]!.data).toBeNull();

    const another = command();
    await office.tell(RegisterDeath, randomUUID(), another);
    const of = await eventually(
      () => office.said<{ reason?: string }>(),
      (said) => said.length === 2,
      { within: 20_000 },
    );
    expect(of[1]!.data.reason).toBe('already-registered');
    expect(first!.data.extract.deceased.personalId).toBe(c.deceased.personalId);
  });

  it('is the same extract when the case asks again, and is told whole to the one it is about', async () => {
    const [caseId, c] = [randomUUID(), command()];
    c.deceased.personalId = '092044001299';
    await office.tell(RegisterDeath, caseId, c);
    await answered(caseId, 1);
    await office.tell(RegisterDeath, caseId, { ...c, attempt: 2 });
    const [first, second] = await answered(caseId, 2);
    const { signature } = second!.data.extract;
    expect(second!.data.extract).toEqual({ ...first!.data.extract, signature });
    const asked = { personalId: '092044001299', caseIds: [] };
    expect(await readPerson(office.database.manager, office.privacy, asked)).toMatchObject({
      entries: [{ caseId, particulars: { death: c.death, requester: c.requester } }],
    });
  });
});
