import { Declaration, formFaults } from '@lien-thong/contracts';
import { communes, declarationTiming, deathNoticeRules } from '@lien-thong/law';
import { declarations, type Declared, type DeclarationsOptions } from './declarations';
import { law } from './law';
import { population } from './population';

const options: DeclarationsOptions = { seed: 11, people: 36_000, today: '2026-11-24' };
const MANY = 10_000;

function take(n: number, more: Partial<DeclarationsOptions> = {}): Declared[] {
  const endless = declarations({ ...options, ...more });
  return Array.from({ length: n }, () => endless.next().value);
}

const realistic = take(MANY);
/** Enough to meet every turn many times. */
const some = realistic.slice(0, 1500);
const share = (of: (d: Declared) => boolean) => realistic.filter(of).length / MANY;
const expectShare = (of: (d: Declared) => boolean, least: number, most: number) => {
  expect(share(of)).toBeGreaterThan(least);
  expect(share(of)).toBeLessThan(most);
};

describe('declarations', () => {
  it('are the same for the same seed, and go on where they were left', () => {
    expect(take(300)).toEqual(realistic.slice(0, 300));
    expect(take(100, { from: realistic[199]!.next })).toEqual(realistic.slice(200, 300));
  });

  it('are all valid, each of another dead person who is the resident of that index', () => {
    const people = population(options);
    for (const { declaration, personIndex } of some) {
      expect(formFaults(Declaration, declaration)).toEqual([]);
      expect(declaration.deceased.personalId).toBe(people.person(personIndex).personalId);
    }
    expect(new Set(realistic.map(({ declaration }) => declaration.deceased.personalId)).size).toBe(MANY);
  });

  it('are dated before today and after the birth, the notice not before the death', () => {
    for (const {
      declaration: { death, deceased, requester },
    } of some) {
      expect(death.date < options.today).toBe(true);
      expect(death.date > deceased.birthDate).toBe(true);
      if (death.notice) {
        expect(death.notice.issuedOn >= death.date).toBe(true);
        expect(death.notice.issuedOn <= options.today).toBe(true);
      }
      expect(requester.personalId).not.toBe(deceased.personalId);
    }
  });

  it('come in a realistic mixture', () => {
    expectShare(({ declaration }) => declaration.procedures.includes('funeral-allowance'), 0.71, 0.79);
    expectShare(({ declaration }) => declaration.procedures.length === 4, 0.05, 0.25);
    expectShare(({ expected }) => expected.outcome === 'refused', 0.02, 0.04);
    expectShare(({ expected }) => expected.outcome === 'papers-asked', 0.03, 0.05);
    expectShare(({ declaration }) => timingOf(declaration) !== 'on-time', 0.06, 0.1);
    expectShare(({ declaration }) => declaration.channel === 'online', 0.045, 0.075);
    expectShare(({ declaration }) => declaration.requester.email !== undefined, 0.1, 0.15);
    expectShare(({ declaration }) => declaration.deceased.birthDate.length === 4, 0.01, 0.03);
    expectShare(({ expected }) => expected.residence === 'person-not-found', 0.001, 0.015);
    expectShare(({ expected }) => (expected.funeralAllowance ?? 'granted') !== 'granted', 0.01, 0.05);
  });

  it('are about two kilobytes large', () => {
    const bytes = realistic.reduce((sum, d) => sum + Buffer.byteLength(JSON.stringify(d.declaration)), 0);
    expect(bytes / MANY).toBeGreaterThan(1900);
    expect(bytes / MANY).toBeLessThan(2600);
  });

  it('say what the law says of time, place and notice', () => {
    for (const { declaration, expected } of some) {
      const { death, deceased, commune } = declaration;
      const competent = [deceased.lastResidence.commune, death.place.commune].includes(commune);
      expect(competent).toBe(expected.refusal !== 'not-competent');
      const rule = deathNoticeRules(law(), death.date).find(({ kindOfDeath }) => kindOfDeath === death.kind)!;
      const fits = !death.notice || rule.noticeKinds.includes(death.notice.kind);
      expect(fits).toBe(expected.refusal !== 'notice-not-valid-for-kind');
      if (expected.timing) expect(expected.timing).toBe(timingOf(declaration));
    }
  });

  it('expect a paper to be asked for exactly when it is neither there nor told by a facility', () => {
    for (const { declaration, expected } of some) {
      const papers = declaration.attachments.map(({ kind }) => kind);
      if (expected.papers?.includes('authorisation')) {
        expect(declaration.requester.relation).toBe('authorised-person');
        expect(papers).not.toContain('authorisation');
      }
      if (expected.papers?.includes('death-notice')) {
        expect(declaration.death.notice).toBeUndefined();
        expect(papers).not.toContain('death-notice');
      }
    }
    expect(
      some.some(({ declaration, expected }) => !declaration.death.notice && expected.outcome === 'completed'),
    ).toBe(true);
  });

  it('ask for a payee exactly when there is something to pay', () => {
    for (const { declaration: d } of some) {
      expect(d.payee !== undefined).toBe(d.procedures.includes('funeral-allowance'));
      expect(d.benefit !== undefined).toBe(d.procedures.includes('funeral-allowance'));
      expect((d.benefit?.survivors?.length ?? 0) > 0).toBe(d.procedures.includes('survivors-benefit'));
      expect(d.payee?.account !== undefined).toBe(d.payee?.method === 'bank-transfer');
      expect(d.payee?.personalId).not.toBe(d.deceased.personalId);
    }
  });

  it('are approved by every office when plain', () => {
    for (const { declaration, expected } of take(3000, { mixture: 'plain' })) {
      expect(declaration.channel).toBe('desk');
      expect(expected).toMatchObject({ outcome: 'completed', timing: 'on-time', residence: 'deregistered' });
      expect(expected.funeralAllowance ?? 'granted').toBe('granted');
      expect(['monthly', 'lump-sum', undefined]).toContain(expected.survivorsBenefit);
    }
  });

  it('take the channels that are asked for', () => {
    const channels = new Set(
      take(200, { channels: { post: 1 } }).map(({ declaration }) => declaration.channel),
    );
    expect([...channels]).toEqual(['post']);
  });

  it('go round all communes of the country', () => {
    const filed = take(communes().length, { communes: 'all', mixture: 'plain', people: 100_000 });
    expect(new Set(filed.map(({ declaration }) => declaration.commune)).size).toBeGreaterThan(3250);
  });

  it('expect nobody to know the people past the last one in the registers', () => {
    const [beyond] = take(1, { mixture: 'plain', people: 360, from: 100 });
    expect(beyond!.expected).toMatchObject({ outcome: 'completed', residence: 'person-not-found' });
  });
});

const timingOf = ({ death }: Declaration) =>
  declarationTiming(law(), { diedOn: death.date, receivedOn: options.today }).timing;
