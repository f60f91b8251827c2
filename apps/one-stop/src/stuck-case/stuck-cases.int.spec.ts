import {
  CaseReleased,
  MessageParked,
  STUCK_KINDS,
  type Declaration,
  type Filed,
  type StuckCounts,
  type StuckKind,
  type StuckList,
} from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

let people = 0;
/** Another person each time. */
function next(): Declaration {
  const form = declaration();
  const nth = String(++people).padStart(4, '0');
  return { ...form, deceased: { ...form.deceased, givenName: `Tư ${people}`, personalId: `09204433${nth}` } };
}

const COUNT_OF: Record<StuckKind, keyof StuckCounts> = {
  parked: 'parked',
  unanswered: 'unanswered',
  'not-undone': 'notUndone',
  'not-corrected': 'notCorrected',
  'lists-differ': 'listsDiffer',
};

describe('cases that wait for somebody’s hand', () => {
  let desk: Desk;
  let caseId: string;

  beforeAll(async () => {
    desk = await openDesk();
    caseId = (await desk.file<Filed>(next())).body.caseId;
    await desk.file(next());
  });
  afterAll(() => desk.close());

  const stuck = async (query = '') => (await desk.get<StuckList>(`stuck-cases${query}`)).body.items;
  const kinds = async () => (await stuck()).map(({ kind }) => kind).sort();

  /** The counts are those of the lists, whatever stands in them. */
  async function countsAreTheLists(): Promise<void> {
    const { body } = await desk.get<StuckCounts>('stuck-cases/counts');
    for (const kind of STUCK_KINDS) {
      const items = await stuck(`?kind=${kind}`);
      expect([kind, items.length]).toEqual([kind, body[COUNT_OF[kind]]]);
    }
  }

  it('are none while every office is in its time', async () => {
    expect(await stuck()).toEqual([]);
    await countsAreTheLists();
  });

  it('are those of which an office has parked a message, with why in plain words, until it is replayed', async () => {
    await desk.tell(
      MessageParked,
      caseId,
      {
        type: 'residence.deregister-residence.v1',
        cause: 'handler-failed',
        causeInWords: 'Chữ ký của cơ quan gửi không đúng hoặc không được tin cậy.',
        parkedAt: new Date().toISOString(),
      },
      undefined,
      undefined,
      'residence',
    );
    const [line] = await eventually(stuck, (items) => items.length > 0);
    expect(line).toMatchObject({
      caseId,
      kind: 'parked',
      office: 'residence',
      why: 'Chữ ký của cơ quan gửi không đúng hoặc không được tin cậy.',
      whatToDo: expect.stringContaining('chạy lại'),
    });
    await countsAreTheLists();
    await desk.tell(
      CaseReleased,
      caseId,
      { replayed: 1, releasedAt: new Date().toISOString() },
      undefined,
      undefined,
      'residence',
    );
    await eventually(stuck, (items) => items.length === 0);
  });

  it('are those whose office is silent past its day', async () => {
    desk.clock.moveTo(new Date(Date.now() + 40 * 86_400_000));
    expect(await kinds()).toEqual(['unanswered', 'unanswered']);
    const [line] = await stuck();
    expect(line).toMatchObject({ office: 'civil-registration', step: 'register-death' });
    await countsAreTheLists();
  });

  it('are those that were withdrawn and no office has answered', async () => {
    expect((await desk.post(`cases/${caseId}/withdraw`, { why: 'Gia đình xin rút.' })).status).toBe(204);
    expect(await kinds()).toEqual(['unanswered', 'unanswered']);
    desk.clock.moveTo(new Date(Date.now() + 80 * 86_400_000));
    expect(await kinds()).toEqual(['not-undone', 'unanswered', 'unanswered']);
    await countsAreTheLists();
  });

  it('are seen by their own commune alone', async () => {
    const other = await desk.as({
      subject: 'lang-gieng',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31147' } }],
    });
    expect((await other.get<StuckList>('stuck-cases')).body.items).toEqual([]);
    expect((await other.get('stuck-cases?commune=31120')).status).toBe(403);
  });
});
