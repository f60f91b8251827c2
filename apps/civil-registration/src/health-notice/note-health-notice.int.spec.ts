import { NoteHealthNotice, RegisterDeath } from '@lien-thong/contracts';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { CivilRegistrationEnvironment } from '../environment';
import { command } from '../testing-ground/command';

jest.setTimeout(60_000);

const notice = (personalId: string): NoteHealthNotice => ({
  facility: '92001',
  number: `${personalId.slice(-4)}/GBT`,
  revision: 1,
  personalId,
  diedOn: '2026-11-20',
  issuedOn: '2026-11-20',
  withdrawn: false,
});

describe('a death that a health facility told', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  const known = (number: string, count: number) =>
    eventually(
      () => office.query('select 1 from health_notice where notice_number = $1', [number]),
      (found) => found.length === count,
      { within: 20_000 },
    );

  /** Registers somebody for whom no notice is brought. @returns what is answered */
  async function answerFor(personalId: string): Promise<string> {
    const caseId = randomUUID();
    const asked = command();
    asked.deceased.personalId = personalId;
    asked.death.notice = undefined;
    await office.tell(RegisterDeath, caseId, asked);
    const [answer] = await eventually(
      () => office.said(caseId),
      (said) => said.length > 0,
      { within: 20_000 },
    );
    return answer!.type;
  }

  it('is registered without a paper', async () => {
    const told = notice('092044666001');
    await office.tell(NoteHealthNotice, randomUUID(), told);
    await known(told.number, 1);
    expect(await answerFor(told.personalId)).toBe('civil-registration.death-registered.v1');
  });

  it('needs its paper again once the facility has taken the notice back', async () => {
    const told = notice('092044666002');
    const preparedId = randomUUID();
    await office.tell(NoteHealthNotice, preparedId, told);
    await known(told.number, 1);
    await office.tell(NoteHealthNotice, preparedId, { ...told, revision: 2, withdrawn: true });
    await known(told.number, 0);
    expect(await answerFor(told.personalId)).toBe('civil-registration.death-registration-papers-asked.v1');
  });
});
