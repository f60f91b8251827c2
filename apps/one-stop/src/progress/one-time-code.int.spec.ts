import {
  DeathRegistrationRefused,
  type FamilySession,
  type Filed,
  type ProgressDetails,
} from '@lien-thong/contracts';
import { eventually, storedInTheClear } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

const NOBODY = { authorization: '' };
const MINUTE = 60_000;

let people = 0;
const next = () => {
  const form = declaration();
  const nth = String(++people).padStart(4, '0');
  const deceased = { ...form.deceased, givenName: `Chín ${people}`, personalId: `09204455${nth}` };
  return { ...form, deceased };
};

interface Sent {
  oneTimeCode: string;
  goodUntil: string;
  contact: { phone?: string };
}

describe('a family that wants to see more of its dossier', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  const file = async () => {
    const { caseId, dossierCode } = (await desk.file<Filed>(next())).body;
    return { caseId, path: `progress/${dossierCode}` };
  };
  const ask = (path: string) => desk.post(`${path}/one-time-code`, {}, NOBODY);
  const enter = (path: string, oneTimeCode: string) =>
    desk.post<FamilySession & { code: string }>(`${path}/one-time-code/verify`, { oneTimeCode }, NOBODY);
  const sentOf = async (caseId: string) =>
    (await desk.said<Sent>(caseId))
      .filter(({ type }) => type === 'one-stop.one-time-code-made.v1')
      .map(({ data }) => data);
  const ahead = (ms: number) => {
    desk.clock.moveTo(new Date(desk.clock.now().getTime() + ms));
  };
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('is sent a code, enters it and sees names and results, which others with the dossier code do not', async () => {
    const { caseId, path } = await file();
    expect(await ask(path)).toMatchObject({ status: 202, body: { minutes: 5 } });
    const [sent] = await sentOf(caseId);
    expect(sent).toMatchObject({ contact: { phone: '0912345678' } });
    const { status, body } = await enter(path, sent!.oneTimeCode);
    expect(status).toBe(200);
    await desk.tell(DeathRegistrationRefused, caseId, {
      attempt: 1,
      reason: 'not-competent',
      ground: 'Điều 32.',
    });
    const details = await eventually(
      () => desk.get<ProgressDetails>(`${path}/details`, { ...NOBODY, 'family-session': body.session }),
      (reply) => reply.body.steps[0]?.state === 'refused',
    );
    expect(details.body).toMatchObject({ requesterName: 'Trần Thị Hồng' });
    expect(details.body.deceasedName).toContain('Chín');
    expect(details.body.steps[0]!.result).toContain('Điều 32');
    expect((await desk.get(`${path}/details`, NOBODY)).status).toBe(403);
  });

  it('finds neither code nor session readable in the database', async () => {
    const { caseId, path } = await file();
    await ask(path);
    const [sent] = await sentOf(caseId);
    const { body } = await enter(path, sent!.oneTimeCode);
    expect(await storedInTheClear(desk.database, [`"${sent!.oneTimeCode}"`, body.session])).toEqual([]);
    const kept = await desk.query<{ code: Buffer }>('select code from one_time_code');
    expect(kept.map(({ code }) => code.length)).toEqual([32]);
  });

  it('uses a code once, in its time, and a session for its own dossier only', async () => {
    const [one, two] = [await file(), await file()];
    await ask(one.path);
    const [sent] = await sentOf(one.caseId);
    expect((await enter(two.path, sent!.oneTimeCode)).status).toBe(422);
    const { body } = await enter(one.path, sent!.oneTimeCode);
    expect((await enter(one.path, sent!.oneTimeCode)).status).toBe(422);
    const asked = (path: string) =>
      desk.get(`${path}/details`, { ...NOBODY, 'family-session': body.session });
    expect([(await asked(one.path)).status, (await asked(two.path)).status]).toEqual([200, 403]);
    ahead(31 * MINUTE);
    expect((await asked(one.path)).status).toBe(403);
    await ask(one.path);
    const late = (await sentOf(one.caseId))[1];
    ahead(6 * MINUTE);
    expect((await enter(one.path, late!.oneTimeCode)).body.code).toBe('wrong-code');
  });

  it('cannot be stood in for by guessing: five tries of a code, also side by side, then not even the right one', async () => {
    const { caseId, path } = await file();
    await ask(path);
    const [sent] = await sentOf(caseId);
    const wrong = other(sent!.oneTimeCode);
    const tried = await Promise.all(Array.from({ length: 5 }, () => enter(path, wrong)));
    expect(tried.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect((await enter(path, sent!.oneTimeCode)).status).toBe(422);
    const more = await Promise.all(Array.from({ length: 10 }, () => enter(path, wrong)));
    expect(more.at(-1)!.status === 429 || (await enter(path, wrong)).status === 429).toBe(true);
  });

  it('is not pestered: one code a minute, five a day, and the answer is the same', async () => {
    const { caseId, path } = await file();
    const answers = [await ask(path), await ask(path)];
    expect(await sentOf(caseId)).toHaveLength(1);
    for (let times = 0; times < 8; times++) {
      ahead(2 * MINUTE);
      answers.push(await ask(path));
    }
    expect(await sentOf(caseId)).toHaveLength(5);
    answers.push(await ask('progress/H92.31120-200101-9999'));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  });

  it.each([{}, { oneTimeCode: 123456 }, { oneTimeCode: '12345' }, { oneTimeCode: '１２３４５６' }, []])(
    'is told that %j is no code',
    async (body) => {
      const { path } = await file();
      expect((await desk.post(`${path}/one-time-code/verify`, body, NOBODY)).status).toBe(422);
    },
  );
});
