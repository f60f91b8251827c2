import {
  GrantFuneralAllowance,
  SettleSurvivorsBenefit,
  type BenefitCategory,
  type Opinion,
} from '@lien-thong/contracts';
import type { OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import {
  ALLOWANCE,
  ASK,
  about,
  act,
  approve,
  BenefitDesks,
  codeOf,
  HERE,
  onDesk,
  person,
  viewed,
} from '../testing-ground/benefit-desks';
import { claim } from '../testing-ground/claim';

jest.setTimeout(60_000);

const BENEFIT = 'settle-survivors-benefit';

describe('the benefit desks, where officers decide', () => {
  let desks: BenefitDesks;
  let office: OpenService;
  let at: BenefitDesks['at'];

  beforeAll(async () => {
    desks = await BenefitDesks.open();
    ({ office, at } = desks);
  });

  afterAll(() => office.close());

  async function prepared(opinion: Opinion): Promise<string> {
    const { caseId } = await desks.pensioner();
    const [officer] = at['social-insurance'];
    await act(officer, caseId, 'take');
    expect((await act(officer, caseId, 'prepare', opinion)).status).toBe(200);
    return caseId;
  }

  it.each([
    ['compulsory-insurance', 'social-insurance', /^TCMT-BHXH-92-/],
    ['social-protection', 'commune', /^TCMT-UBND-31120-/],
    ['veteran', 'home-affairs', /^TCMT-SNV-92-/],
  ] as const)(
    'grant %s at %s by two persons, in its own list and by its own clock',
    async (regime, desk, code) => {
      const [caseId, id] = [randomUUID(), person()];
      await desks.known(id, regime);
      await office.tell(GrantFuneralAllowance, caseId, about(id, regime));
      const [officer, signatory] = at[desk];
      const item = await onDesk(officer, caseId);
      expect(item).toMatchObject({
        office: desk,
        commune: HERE.code,
        deceased: 'Trần Văn Bảy',
        proposal: { answer: 'approve', regime },
      });
      for (const [other, [stranger]] of Object.entries(at))
        if (other !== desk) expect(codeOf(await viewed(stranger, caseId))).toEqual([404, 'not-found']);
      await act(officer, caseId, 'take');
      await act(officer, caseId, 'prepare', approve(regime));
      expect(await office.said(caseId)).toEqual([]);
      expect((await act(officer, caseId, 'sign')).status).toBe(403);
      expect((await act(signatory, caseId, 'sign')).body.state).toBe('decided');
      expect(await office.said(caseId)).toMatchObject([
        {
          type: 'social-insurance.funeral-allowance-granted.v1',
          data: { category: regime, desk, decision: expect.stringMatching(code) },
        },
      ]);
      expect(codeOf(await act(signatory, caseId, 'sign'))).toEqual([409, 'not-now']);
    },
  );

  it('counts each desk’s days by its regime’s limit', async () => {
    const dueOn = async (regime: BenefitCategory, desk: keyof typeof at) => {
      const [caseId, id] = [randomUUID(), person()];
      await desks.known(id, regime);
      await office.tell(GrantFuneralAllowance, caseId, about(id, regime));
      return (await onDesk(at[desk][0], caseId)).dueOn;
    };
    expect(await dueOn('social-protection', 'commune')).toBe('2026-11-30');
    expect(await dueOn('compulsory-insurance', 'social-insurance')).toBe('2026-12-09');
    expect(await dueOn('veteran', 'home-affairs')).toBe('2026-12-21');
  });

  it('stop what the dead were paid before anybody has decided', async () => {
    const { id } = await desks.pensioner();
    expect(
      await office.query('select stopped_on::text from insured where person = $1', [
        office.privacy.hash('person', id),
      ]),
    ).toEqual([{ stopped_on: claim().extract.diedOn }]);
  });

  it('settle the survivors’ benefit by two persons, or ask for papers with the clock still', async () => {
    const [caseId, id] = [randomUUID(), person()];
    await desks.known(id, 'compulsory-insurance');
    const told = about(id, 'compulsory-insurance');
    await office.tell(SettleSurvivorsBenefit, caseId, told);
    const [officer, signatory] = at['social-insurance'];
    const item = await onDesk(officer, caseId, BENEFIT);
    await act(officer, caseId, 'take', undefined, BENEFIT);
    const wrong = await act(officer, caseId, 'prepare', approve('compulsory-insurance'), BENEFIT);
    expect(codeOf(wrong)).toEqual([422, 'invalid-opinion']);
    await act(officer, caseId, 'prepare', ASK, BENEFIT);
    expect((await act(signatory, caseId, 'sign', undefined, BENEFIT)).body.state).toBe('asking');
    await office.tell(SettleSurvivorsBenefit, caseId, { ...told, attempt: 2 });
    const again = await onDesk(officer, caseId, BENEFIT, 2);
    expect(again).toMatchObject({ state: 'open', holder: 'LINH' });
    expect(again.dueOn >= item.dueOn).toBe(true);
    await act(officer, caseId, 'prepare', { answer: 'approve', ground: 'Đủ hồ sơ.' }, BENEFIT);
    await act(signatory, caseId, 'sign', undefined, BENEFIT);
    expect(await office.said(caseId)).toMatchObject([
      { type: 'social-insurance.survivors-benefit-papers-asked.v1', data: { papers: ASK.papers } },
      { type: 'social-insurance.survivors-benefit-settled.v1', data: { attempt: 2, kind: 'monthly' } },
    ]);
  });

  it('refuse with a reason from the list, and tell it', async () => {
    const caseId = await prepared({
      answer: 'refuse',
      reason: 'not-eligible',
      ground: 'Không thuộc Điều 85.',
    });
    await act(at['social-insurance'][1], caseId, 'sign');
    const [answer] = await office.said<{ ground: string }>(caseId);
    expect(answer).toMatchObject({
      type: 'social-insurance.funeral-allowance-not-granted.v1',
      data: { reason: 'not-eligible', desk: 'social-insurance' },
    });
    expect(answer!.data.ground).toContain('Không thuộc Điều 85.');
  });

  it('approve only a regime that is named, and that their own office decides', async () => {
    const { caseId } = await desks.pensioner();
    const [officer] = at['social-insurance'];
    await act(officer, caseId, 'take');
    for (const opinion of [
      { answer: 'approve', ground: 'Đủ.' },
      approve('veteran'),
      { ...ASK, regime: 'compulsory-insurance' },
      { answer: 'review', ground: 'Không rõ.' },
      approve('local-policy'),
    ])
      expect(codeOf(await act(officer, caseId, 'prepare', opinion))).toEqual([422, 'invalid-opinion']);
  });

  it('grant nothing that the register does not bear out, nor twice for one person', async () => {
    const [officer, signatory] = at['social-insurance'];
    const wrong = randomUUID();
    await office.tell(GrantFuneralAllowance, wrong, about(person(), 'compulsory-insurance'));
    expect(await onDesk(officer, wrong)).toMatchObject({ proposal: { reason: 'not-in-register' } });
    await act(officer, wrong, 'take');
    await act(officer, wrong, 'prepare', approve('compulsory-insurance'));
    expect(codeOf(await act(signatory, wrong, 'sign'))).toEqual([409, 'not-as-prepared']);
    expect(await office.said(wrong)).toEqual([]);
    const { caseId, id } = await desks.pensioner();
    const second = randomUUID();
    await office.tell(GrantFuneralAllowance, second, about(id, 'compulsory-insurance'));
    await onDesk(officer, second);
    for (const one of [caseId, second]) {
      await act(officer, one, 'take');
      await act(officer, one, 'prepare', approve('compulsory-insurance'));
    }
    expect((await act(signatory, caseId, 'sign')).status).toBe(200);
    expect(codeOf(await act(signatory, second, 'sign'))).toEqual([409, 'not-as-prepared']);
  });

  it('let one of two win who act on what they both saw', async () => {
    const { caseId } = await desks.pensioner();
    const both = at['social-insurance'];
    const etag = String((await viewed(both[0], caseId)).headers['etag']);
    const takes = await Promise.all(
      both.map((one) => one.post(`work/${ALLOWANCE}/${caseId}/take`, undefined, { 'if-match': etag })),
    );
    expect(takes.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
