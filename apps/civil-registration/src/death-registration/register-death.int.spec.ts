import { DecisionsListed, messageFaults, RegisterDeath, type DeathRegistered } from '@lien-thong/contracts';
import { REGISTRATION_LISTING } from './decided-on';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { CivilRegistrationEnvironment } from '../environment';
import { command } from '../testing-ground/command';

let people = 0;
const person = () => `0920${String(20_000_000 + ++people).padStart(8, '0')}`;

const about = (
  personalId: string | undefined,
  change: (c: RegisterDeath) => void = () => undefined,
): RegisterDeath => {
  const c = command();
  c.deceased.personalId = personalId;
  change(c);
  return c;
};

describe('the civil registration', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
    });
  }, 60_000);

  afterAll(() => office.close());

  const answers = <T>(caseId: string, count = 1) =>
    eventually(
      () => office.said<T>(caseId),
      (said) => said.length >= count,
    );

  it('enters the death and answers with the extract', async () => {
    const [caseId, id] = [randomUUID(), person()];
    await office.tell(RegisterDeath, caseId, about(id));
    const [answer] = await answers<DeathRegistered>(caseId);
    expect(answer).toMatchObject({
      type: 'civil-registration.death-registered.v1',
      data: {
        attempt: 1,
        timing: expect.any(String),
        extract: {
          commune: '31120',
          deceased: { personalId: id, fullName: 'Trần Văn Bảy' },
          diedOn: '2026-11-20',
        },
      },
    });
    expect(answer!.data.extract).not.toHaveProperty('cause');
    const entry = await office.get(`registrations/${caseId}`);
    expect(entry.body).toMatchObject({ number: answer!.data.extract.number });
  });

  it('puts each decision on record with the ground of its rule, by the system', async () => {
    const cases = [randomUUID(), randomUUID()] as const;
    await office.tell(RegisterDeath, cases[0], about(person()));
    await office.tell(
      RegisterDeath,
      cases[1],
      about(person(), (c) => (c.death.date = '2099-01-01')),
    );
    for (const caseId of cases) await answers(caseId);
    const trail = async (caseId: string) =>
      (await office.get<{ items: object[] }>(`audit?caseId=${caseId}`)).body.items;
    expect(await trail(cases[0])).toMatchObject([{ actor: 'system', action: 'death.register' }]);
    expect(await trail(cases[1])).toMatchObject([
      {
        actor: 'system',
        action: 'death.refuse',
        reason: 'Ngày mất phải sau ngày sinh và không sau ngày đăng ký.',
      },
    ]);
  });

  it('numbers a book without a gap, while refusals and repeats take no number', async () => {
    const commune = '31153';
    const cases = Array.from({ length: 60 }, () => ({
      caseId: randomUUID(),
      id: randomUUID(),
      person: person(),
    }));
    const here = (c: RegisterDeath) => {
      c.commune = commune;
      c.deceased.lastResidence.commune = commune;
    };
    await Promise.all(
      cases.flatMap(({ caseId, id, person }, i) => [
        office.tell(
          RegisterDeath,
          caseId,
          about(person, i % 3 ? here : (c) => (here(c), (c.death.kind = 'court-declared'))),
          id,
        ),
        office.tell(RegisterDeath, caseId, about(person, here), id), // the same message again
      ]),
    );
    await eventually(
      () => office.said(),
      (said) => cases.every(({ caseId }) => said.some((s) => s.caseId === caseId)),
    );
    const entries = await office.query<{ entry: number }>(
      'select entry from death_registration where commune = $1 order by entry',
      [commune],
    );
    expect(entries.map(({ entry }) => entry)).toEqual(
      Array.from({ length: entries.length }, (_, i) => i + 1),
    );
    expect(entries.length).toBeGreaterThanOrEqual(40);
  });

  it('enters a person once, however many cases ask for it at the same instant', async () => {
    const id = person();
    const cases = Array.from({ length: 12 }, (): string => randomUUID());
    await Promise.all(cases.map((caseId) => office.tell(RegisterDeath, caseId, about(id))));
    const said = await eventually(
      () => office.said<{ reason?: string }>(),
      (all) => cases.every((c) => all.some((s) => s.caseId === c)),
    );
    const ours = said.filter(({ caseId }) => cases.includes(caseId));
    expect(ours.filter(({ type }) => type.includes('death-registered'))).toHaveLength(1);
    expect(ours.filter(({ data }) => data.reason === 'already-registered')).toHaveLength(11);
  });

  it('gives the same extract when a registered case asks again', async () => {
    const [caseId, id] = [randomUUID(), person()];
    await office.tell(RegisterDeath, caseId, about(id));
    await answers(caseId);
    await office.tell(
      RegisterDeath,
      caseId,
      about(id, (c) => (c.attempt = 2)),
    );
    const [first, second] = await answers<DeathRegistered>(caseId, 2);
    const { signature } = second!.data.extract;
    expect(signature).toMatch(/^[\w-]+\.\.[\w-]+$/);
    expect(second!.data).toEqual({
      ...first!.data,
      attempt: 2,
      extract: { ...first!.data.extract, signature },
    });
  });

  it('asks for a missing notice, and registers when the case comes again with it', async () => {
    const [caseId, id] = [randomUUID(), person()];
    await office.tell(
      RegisterDeath,
      caseId,
      about(id, (c) => (c.death.notice = undefined)),
    );
    expect(await answers(caseId)).toMatchObject([
      { type: 'civil-registration.death-registration-papers-asked.v1', data: { papers: ['death-notice'] } },
    ]);
    await office.tell(
      RegisterDeath,
      caseId,
      about(
        id,
        (c) => Object.assign(c, { attempt: 2, papers: ['death-notice'] }) && (c.death.notice = undefined),
      ),
    );
    expect((await answers(caseId, 2))[1]).toMatchObject({
      type: 'civil-registration.death-registered.v1',
      data: { attempt: 2 },
    });
  });

  it('registers a person without an id', async () => {
    const caseId = randomUUID();
    await office.tell(RegisterDeath, caseId, about(undefined));
    expect((await answers<DeathRegistered>(caseId))[0]!.data.extract.deceased).not.toHaveProperty(
      'personalId',
    );
  });

  it('lists what its books hold of the day', async () => {
    const today = office.clock.today();
    const lines = await REGISTRATION_LISTING.decidedOn(office.database.manager, today);
    expect(lines.length).toBeGreaterThan(0);
    expect(
      messageFaults(DecisionsListed, {
        office: REGISTRATION_LISTING.office,
        day: today,
        page: 1,
        pages: 1,
        lines,
      }),
    ).toEqual([]);
    expect(lines.map(({ result }) => result)).toEqual(expect.arrayContaining(['done', 'refused']));
  });
});
