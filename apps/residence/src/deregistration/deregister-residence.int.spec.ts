import { DeregisterResidence, type DecisionsListed, type ResidenceDeregistered } from '@lien-thong/contracts';
import { DailyLists } from '@lien-thong/desk';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { ResidenceEnvironment } from '../environment';
import { enterResidents, type ResidentLine } from '../register/import-residents';
import { command, residentLine } from '../testing-ground/command';

let people = 0;
const person = () => `0920${String(30_000_000 + ++people).padStart(8, '0')}`;

const DEREGISTERED = 'residence.residence-deregistered.v1';
const NOT_DEREGISTERED = 'residence.residence-not-deregistered.v1';

describe('the residence office', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'residence',
      environment: ResidenceEnvironment,
      module: (e) => AppModule.of(e),
    });
  }, 60_000);

  afterAll(() => office.close());

  /** A household of so many in the register; the first is its head. */
  async function household(members: number, change: Partial<ResidentLine> = {}): Promise<ResidentLine[]> {
    const householdNumber = randomUUID();
    const lines = Array.from({ length: members }, (_, i) => ({
      ...residentLine(),
      personalId: person(),
      householdNumber,
      isHead: i === 0,
      relationToHead: i === 0 ? 'self' : 'child',
      ...change,
    }));
    await enterResidents(office.database.manager, office.privacy, lines);
    return lines;
  }

  const tell = (
    caseId: string,
    personalId: string | undefined,
    change: (c: DeregisterResidence) => void = () => undefined,
  ) => {
    const c = command();
    c.extract.deceased.personalId = personalId;
    change(c);
    return office.tell(DeregisterResidence, caseId, c);
  };

  const answers = <T>(caseId: string, count = 1) =>
    eventually(
      () => office.said<T>(caseId),
      (said) => said.length >= count,
    );

  const householdOf = async ({ householdNumber }: ResidentLine) =>
    (
      await office.query<{ members: number; head_vacant: boolean }>(
        'select members, head_vacant from household where number = $1',
        [householdNumber],
      )
    )[0];

  it('deletes the registration and tells who remains', async () => {
    const [, child] = await household(4);
    const caseId = randomUUID();
    await tell(caseId, child!.personalId);
    expect(await answers(caseId)).toMatchObject([
      { type: DEREGISTERED, data: { attempt: 1, commune: '31120', remainingMembers: 3 } },
    ]);
    expect(await householdOf(child!)).toEqual({ members: 3, head_vacant: false });
  });

  it('lists what it decided on a day that has ended, once, and an empty day as well', async () => {
    const [resident] = await household(1);
    const cases = [randomUUID(), randomUUID()] as const;
    const today = office.clock.today();
    await tell(cases[0], resident!.personalId);
    await answers(cases[0]);
    await tell(cases[1], person());
    await answers(cases[1]);
    const DAY = 86_400_000;
    const begins = new Date(`${today}T00:05:00+07:00`).getTime();
    for (const time of [
      begins + DAY,
      begins + DAY + 600_000,
      begins + DAY + 600_000,
      begins + 2 * DAY + 600_000,
    ]) {
      office.clock.moveTo(new Date(time));
      await office.part(DailyLists).listAll();
    }
    const said = (await office.said<DecisionsListed>()).filter(
      ({ type }) => type === 'operations.decisions-listed.v1',
    );
    expect(said.map(({ data }) => [data.office, data.page, data.pages])).toEqual(
      said.map(() => ['residence', 1, 1]),
    );
    const ofToday = said.filter(({ data }) => data.day === today);
    expect(ofToday).toHaveLength(1);
    expect(ofToday[0]!.data.lines).toEqual(
      expect.arrayContaining([
        {
          caseId: cases[0],
          step: 'deregister-residence',
          attempt: 1,
          result: 'done',
          on: today,
          commune: '31120',
        },
        expect.objectContaining({ caseId: cases[1], result: 'refused' }),
      ]),
    );
    expect(said.at(-1)!.data.lines).toEqual([]);
    office.clock.moveTo(new Date());
  });

  it('puts removals and refusals on record, by the system', async () => {
    const [resident] = await household(1);
    const cases = [randomUUID(), randomUUID()] as const;
    await tell(cases[0], resident!.personalId);
    await tell(cases[1], person());
    for (const caseId of cases) await answers(caseId);
    const actions = async (caseId: string) =>
      (
        await office.get<{ items: { action: string; actor: string; reason: string }[] }>(
          `audit?caseId=${caseId}`,
        )
      ).body.items;
    expect(await actions(cases[0])).toMatchObject([{ actor: 'system', action: 'residence.remove' }]);
    expect(await actions(cases[1])).toMatchObject([
      { actor: 'system', action: 'residence.refuse', reason: expect.stringMatching(/./) as string },
    ]);
  });

  it('notes that a household has lost its head, unless nobody remains', async () => {
    const [[head], [alone]] = [await household(2), await household(1)];
    const cases = [randomUUID(), randomUUID()] as const;
    await tell(cases[0], head!.personalId);
    await tell(cases[1], alone!.personalId);
    await Promise.all(cases.map((caseId) => answers(caseId)));
    expect(await householdOf(head!)).toEqual({ members: 1, head_vacant: true });
    expect(await householdOf(alone!)).toEqual({ members: 0, head_vacant: false });
  });

  it('counts right when several of one household die together', async () => {
    const lines = await household(9);
    const cases = lines.slice(0, 6).map((line) => ({ line, caseId: randomUUID() }));
    await Promise.all(cases.map(({ line, caseId }) => tell(caseId, line.personalId)));
    const told = await Promise.all(cases.map(({ caseId }) => answers<ResidenceDeregistered>(caseId)));
    expect(Math.min(...told.map(([answer]) => answer!.data.remainingMembers))).toBe(3);
    expect(await householdOf(lines[0]!)).toEqual({ members: 3, head_vacant: true });
  });

  it('deletes a person once, however many cases ask for it at the same instant', async () => {
    const [head] = await household(3);
    const cases = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(cases.map((caseId) => tell(caseId, head!.personalId)));
    const told = (await Promise.all(cases.map((caseId) => answers<{ reason?: string }>(caseId)))).flat();
    expect(told.filter(({ type }) => type === DEREGISTERED)).toHaveLength(1);
    expect(told.filter(({ data }) => data.reason === 'already-removed')).toHaveLength(11);
    expect(await householdOf(head!)).toEqual({ members: 2, head_vacant: true });
  });

  it('gives the same answer when a case asks again with another attempt', async () => {
    const [head] = await household(2);
    const caseId = randomUUID();
    await tell(caseId, head!.personalId);
    const [first] = await answers<ResidenceDeregistered>(caseId);
    await tell(caseId, head!.personalId, (c) => (c.attempt = 2));
    const [, second] = await answers<ResidenceDeregistered>(caseId, 2);
    expect(second).toMatchObject({ type: DEREGISTERED, data: { ...first!.data, attempt: 2 } });
    expect(await householdOf(head!)).toMatchObject({ members: 1 });
  });

  it.each<[string, Partial<ResidentLine>[], string, string | undefined]>([
    ['one resident bears', [{ fullName: 'Võ Thị Út' }], DEREGISTERED, undefined],
    [
      'two residents bear',
      [{ fullName: 'Võ Thị Tư' }, { fullName: 'Võ Thị Tư' }],
      NOT_DEREGISTERED,
      'person-not-found',
    ],
    ['nobody bears with these accents', [{ fullName: 'Võ Thị Tứ' }], NOT_DEREGISTERED, 'person-not-found'],
  ])('finds a person without an id by a name and birth date that %s', async (_title, lines, type, reason) => {
    const birthDate = `1940-01-${String(10 + (++people % 20))}`;
    for (const line of lines) await household(1, { ...line, birthDate });
    const caseId = randomUUID();
    await tell(caseId, undefined, ({ extract: { deceased } }) =>
      Object.assign(deceased, {
        birthDate,
        fullName: lines.length > 1 || type === NOT_DEREGISTERED ? 'Võ Thị Tư' : 'Võ Thị Út',
      }),
    );
    const [answer] = await answers<{ reason?: string }>(caseId);
    expect([answer!.type, answer!.data.reason]).toEqual([type, reason]);
  });

  it('answers a person it does not know, and lists every answer of the commune', async () => {
    const caseId = randomUUID();
    await tell(caseId, person());
    expect(await answers(caseId)).toMatchObject([
      { type: NOT_DEREGISTERED, data: { reason: 'person-not-found' } },
    ]);
    const { body } = await office.get<{ items: { line: number; caseId: string; answer: string }[] }>(
      'deregistrations?commune=31120',
    );
    expect(body.items.at(-1)).toMatchObject({ caseId, answer: 'refused', reason: 'person-not-found' });
    const rest = await office.get<{ items: unknown[] }>(
      `deregistrations?commune=31120&after=${body.items.at(-2)!.line}`,
    );
    expect(rest.body.items).toEqual([body.items.at(-1)]);
    expect((await office.get('deregistrations?commune=Ninh+Kieu')).status).toBe(422);
  });

  it('has each resident once, however often a file is loaded', async () => {
    const lines = await household(5);
    await enterResidents(office.database.manager, office.privacy, lines);
    await enterResidents(office.database.manager, office.privacy, [
      ...lines,
      { ...lines[1]!, personalId: person() },
    ]);
    expect(await householdOf(lines[0]!)).toEqual({ members: 6, head_vacant: false });
  });
});
