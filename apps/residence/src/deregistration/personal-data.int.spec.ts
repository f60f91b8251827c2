import { verifyChain } from '@lien-thong/audit';
import { CaseDataErased, DeregisterResidence } from '@lien-thong/contracts';
import { eventually, openService, storedInTheClear, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { ResidenceEnvironment } from '../environment';
import { enterResidents } from '../register/import-residents';
import { command, residentLine } from '../testing-ground/command';
import { readPerson } from './read-person';

jest.setTimeout(60_000);

describe('what the residence office keeps of people', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'residence',
      environment: ResidenceEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  it('shows no id, neither in the register nor in its answers; an erased case no longer tells whom it was about', async () => {
    const [caseId, c] = [randomUUID(), command()];
    await enterResidents(office.database.manager, office.privacy, [residentLine()]);
    await office.tell(DeregisterResidence, caseId, c);
    await eventually(
      () => office.said(caseId),
      (said) => said[0]?.type === 'residence.residence-deregistered.v1',
      { within: 20_000 },
    );
    expect(await storedInTheClear(office.database, [c.extract.deceased.personalId!])).toEqual([]);
    const person = async () =>
      office.query<{ person: Buffer | null }>('select person from deregistration where case_id = $1', [
        caseId,
      ]);
    expect(await person()).toEqual([
      { person: office.privacy.hash('person', c.extract.deceased.personalId!) },
    ]);

    const asked = { personalId: c.extract.deceased.personalId!, caseIds: [] };
    expect(await readPerson(office.database.manager, office.privacy, asked)).toMatchObject({
      residence: [{ fullName: 'Trần Văn Bảy', detail: 'Số 12' }],
      answers: [{ caseId, answer: 'removed' }],
    });

    await office.tell(CaseDataErased, caseId, {
      ground: 'Hết thời hạn.',
      erasedAt: new Date().toISOString(),
    });
    await eventually(person, ([row]) => row?.person === null);
  });

  it('is looked at on record, as a list with its filter, and so is its erasure', async () => {
    await office.get('deregistrations?commune=31120');
    const { items } = (await office.get<{ items: { action: string }[] }>('audit')).body;
    const trail = (action: string) => items.filter((line) => line.action === action);
    expect(trail('deregistration.list')).toMatchObject([
      { actor: 'tester', subjectKind: 'list', subjectId: 'deregistrations', detail: { commune: '31120' } },
    ]);
    expect(trail('case.key-destroyed')).toMatchObject([{ actor: 'system' }]);
    await eventually(
      () => verifyChain(office.database, []),
      ({ links }) => links >= items.length,
    );
    expect((await verifyChain(office.database, [])).broken).toBeUndefined();
  });
});
