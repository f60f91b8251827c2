import {
  GrantFuneralAllowance,
  type BenefitCategory,
  type OfficeSettings,
  type SignedDocument,
  type Unit,
  type WorkCounts,
  type WorkPage,
} from '@lien-thong/contracts';
import { eventually, type Asking, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import {
  ALLOWANCE,
  ASK,
  about,
  act,
  approve,
  BenefitDesks,
  codeOf,
  onDesk,
  person,
  viewed,
} from '../testing-ground/benefit-desks';

jest.setTimeout(60_000);

const HANOI: Unit = { kind: 'province', code: '01' };
const DA_NANG: Unit = { kind: 'province', code: '48' };
const HAI_VAN = '20194';

const SETTINGS: OfficeSettings[] = [
  { office: 'social-insurance', unit: HANOI, from: '2020-01-01', decidesBy: 'straight-through' },
  { office: 'home-affairs', unit: DA_NANG, from: '2020-01-01', decidesBy: 'signed', signatory: 'giam-doc' },
];

describe('the benefit desks, each an office of its own', () => {
  let desks: BenefitDesks;
  let office: OpenService;
  let at: BenefitDesks['at'];

  beforeAll(async () => {
    desks = await BenefitDesks.open(SETTINGS);
    ({ office, at } = desks);
  });

  afterAll(() => office.close());

  it('show what two laws rank differently to an officer, who sends it on to the office that is competent', async () => {
    const [caseId, id] = [randomUUID(), person()];
    await desks.known(id, 'compulsory-insurance');
    await desks.known(id, 'emergency');
    await office.tell(GrantFuneralAllowance, caseId, about(id, 'compulsory-insurance', 'emergency'));
    const [officer] = at['social-insurance'];
    const item = await onDesk(officer, caseId);
    expect(item).toMatchObject({
      proposed: 'review',
      proposal: {
        between: expect.arrayContaining(['compulsory-insurance', 'emergency']),
        because: 'contradicted',
        articles: [expect.any(String), expect.any(String)],
      },
    });
    const to = (place: string) => ({
      office: place,
      why: 'Nghị định lấy mức cao nhất.',
      article: 'Điều 11 Nghị định 20/2021/NĐ-CP',
    });
    expect(codeOf(await act(officer, caseId, 'send-on', to('commune')))).toEqual([409, 'not-now']);
    await act(officer, caseId, 'take');
    for (const nowhere of ['social-insurance', 'residence', 'treasury'])
      expect(codeOf(await act(officer, caseId, 'send-on', to(nowhere)))).toEqual([422, 'invalid-office']);
    expect(codeOf(await act(officer, caseId, 'send-on', { office: 'commune' }))[0]).toBe(422);
    const sent = await act(officer, caseId, 'send-on', to('commune'));
    expect(sent.body).toMatchObject({ office: 'commune', state: 'open', dueOn: item.dueOn });
    expect(sent.body.holder).toBeUndefined();
    expect(codeOf(await act(officer, caseId, 'take'))).toEqual([404, 'not-found']);

    const [clerk, chair] = at.commune;
    const { body } = await viewed(clerk, caseId);
    expect(body.openedAt).toBe(item.openedAt);
    expect(body.acts.at(-1)).toMatchObject({
      act: 'send-on',
      by: 'LINH (linh)',
      why: 'social-insurance → commune: Nghị định lấy mức cao nhất. (Điều 11 Nghị định 20/2021/NĐ-CP)',
    });
    await act(clerk, caseId, 'take');
    await act(clerk, caseId, 'prepare', approve('emergency'));
    await act(chair, caseId, 'sign');
    expect(await office.said(caseId)).toMatchObject([
      { data: { handing: 'sent-on', office: 'commune' } },
      { data: { category: 'emergency', desk: 'commune', amount: 27_000_000, attempt: 1 } },
    ]);
  });

  it('stay where it was sent when the family answers', async () => {
    const { caseId, told } = await desks.pensioner();
    const [officer] = at['social-insurance'];
    await act(officer, caseId, 'take');
    await act(officer, caseId, 'send-on', {
      office: 'home-affairs',
      why: 'Cựu chiến binh.',
      article: 'Điều 3',
    });
    const [clerk, head] = at['home-affairs'];
    await act(clerk, caseId, 'take');
    await act(clerk, caseId, 'prepare', { ...ASK, papers: ['account-details'] });
    await act(head, caseId, 'sign');
    await office.tell(GrantFuneralAllowance, caseId, { ...told, attempt: 2 });
    expect(await onDesk(clerk, caseId, ALLOWANCE, 2)).toMatchObject({
      office: 'home-affairs',
      holder: 'THANG',
    });
  });

  it('leave the rule to decide where one desk’s office lets it, and that desk alone; but not what the law leaves open', async () => {
    const there = (id: string, ...regimes: BenefitCategory[]) => ({
      ...about(id, ...regimes),
      commune: '00070',
    });
    const [byRule, byCommune, open] = [randomUUID(), randomUUID(), randomUUID()] as const;
    const [one, two, three] = [person(), person(), person()];
    await desks.known(one, 'compulsory-insurance');
    await desks.known(two, 'social-protection');
    await desks.known(three, 'compulsory-insurance');
    await desks.known(three, 'emergency');
    await office.tell(GrantFuneralAllowance, byRule, there(one, 'compulsory-insurance'));
    await office.tell(GrantFuneralAllowance, byCommune, there(two, 'social-protection'));
    await office.tell(GrantFuneralAllowance, open, there(three, 'compulsory-insurance', 'emergency'));
    expect(
      await eventually(
        () => office.said(byRule),
        ({ length }) => length > 0,
      ),
    ).toMatchObject([{ type: 'social-insurance.funeral-allowance-granted.v1' }]);
    await onDesk(office, byCommune);
    expect(await onDesk(office, open)).toMatchObject({ proposed: 'review', office: 'social-insurance' });
    expect([...(await office.said(byCommune)), ...(await office.said(open))]).toEqual([]);
  });

  it('are signed for by the one the office names, or in that place', async () => {
    const post = (subject: string, more: object = {}) =>
      office.as({ subject, posts: [{ role: 'home-affairs-officer', unit: DA_NANG, ...more }] });
    const delegated = (...signs: SignedDocument[]) => ({
      delegation: { decisionNumber: '12/QĐ-SNV', decidedOn: '2025-07-01', signs },
    });
    const clerk = await post('chuyen-vien');
    const signatories: [Asking, number][] = [
      [await post('pho-khong-uy-quyen'), 403],
      [await post('pho-ky-viec-khac', delegated('apology')), 404],
      [await post('pho-duoc-uy-quyen', delegated('benefit-decision')), 200],
      [await post('truc-thay', { standsInFor: 'giam-doc' }), 200],
      [await post('giam-doc'), 200],
    ];
    for (const [one, expected] of signatories) {
      const [caseId, id] = [randomUUID(), person()];
      await desks.known(id, 'veteran');
      await office.tell(GrantFuneralAllowance, caseId, { ...about(id, 'veteran'), commune: HAI_VAN });
      await onDesk(clerk, caseId);
      await act(clerk, caseId, 'take');
      await act(clerk, caseId, 'prepare', approve('veteran'));
      expect((await act(one, caseId, 'sign')).status).toBe(expected);
    }
  });

  it('have counts that are their lists', async () => {
    const lists = {
      mine: 'mine',
      unassigned: 'unassigned',
      'held-by-others': 'heldByOthers',
      'to-sign': 'toSign',
      'near-due': 'nearDue',
      overdue: 'overdue',
      asking: 'asking',
    } as const;
    let seen = 0;
    for (const [desk, askers] of Object.entries(at))
      for (const asker of askers) {
        const { body: counts } = await asker.get<WorkCounts>(`work/${ALLOWANCE}/counts`);
        for (const [list, count] of Object.entries(lists)) {
          const { body } = await asker.get<WorkPage>(`work/${ALLOWANCE}?list=${list}`);
          expect([desk, list, body.items.length]).toEqual([desk, list, counts[count]]);
          expect(body.items.filter((item) => item.office !== desk)).toEqual([]);
          seen += body.items.length;
        }
      }
    expect(seen).toBeGreaterThan(0);
    const elsewhere = await office.as({
      subject: 'ha-noi',
      posts: [{ role: 'home-affairs-officer', unit: HANOI }],
    });
    const { body } = await elsewhere.get<WorkCounts>(`work/${ALLOWANCE}/counts`);
    expect(Object.values(body).every((count) => count === 0)).toBe(true);
  });
});
