import type { ProcedureEntry } from '@lien-thong/law';
import { openDesk, type Desk } from '../testing-ground/desk';

describe('the catalogue of procedures', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);

  afterAll(() => desk.close());

  const entry = async (path: string) => (await desk.get<ProcedureEntry & { lawVersion: string }>(path)).body;

  it('lists what a family may ask for in a commune, by code, with limits, papers, fee and legal basis', async () => {
    const { status, body, headers } = await desk.get<{ lawVersion: string; items: ProcedureEntry[] }>(
      'procedures?commune=31120&on=2026-11-24',
    );
    expect(status).toBe(200);
    expect(headers.etag).toContain(body.lawVersion);
    const codes = body.items.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['2.002913', '1.000656', '1.003197', '1.014177', '2.000821']),
    );
    for (const one of body.items) {
      expect(one.name).toMatch(/\S/);
      expect(one.decidedBy.instrument).toMatch(/\S/);
    }
    const registration = body.items.find(({ code }) => code === '1.000656')!;
    expect(registration.papers.length).toBeGreaterThan(0);
    expect(registration.limits.length).toBeGreaterThan(0);
    expect(registration.legalBasis.length).toBeGreaterThan(0);
    expect(registration.offices!.receives).toContain('công phường Cái Khế');
  });

  it('changes by itself on the day a decision takes effect', async () => {
    const names = (on: string) =>
      entry(`procedures/1.000656?on=${on}`).then(({ results }) => results.document);
    expect(await names('2027-02-28')).toBe('Trích lục khai tử');
    expect(await names('2027-03-01')).toBe('Giấy chứng tử');
  });

  it('finds a procedure by the code it had before, and tells how it changed', async () => {
    const now = await entry('procedures/2.002622?on=2026-11-24');
    expect(now.code).toBe('2.002913');
    expect(now.history.length).toBeGreaterThan(1);
    expect(JSON.stringify(now.history)).toContain('2.002622');
  });

  it('has a procedure of one province for its communes only', async () => {
    const list = async (commune: string) =>
      (await desk.get<{ items: ProcedureEntry[] }>(`procedures?on=2026-11-24&commune=${commune}`)).body.items;
    const has = (items: ProcedureEntry[]) => items.some(({ code }) => code === '2.002862');
    const laiChau = (await desk.get<{ code: string; provinceCode: string }[]>('communes')).body.find(
      ({ provinceCode }) => provinceCode === '12',
    )!;
    expect(has(await list(laiChau.code))).toBe(true);
    expect(has(await list('31120'))).toBe(false);
  });

  it('is not sent again to whoever has it', async () => {
    const { headers } = await desk.get('procedures?on=2026-11-24');
    const raw = await desk.get('procedures?on=2026-11-24', { 'if-none-match': String(headers.etag) });
    expect(raw.status).toBe(304);
  });

  it.each([
    ['procedures?on=2026-02-30', 422],
    ['procedures?commune=99999', 422],
    ['procedures/9.999999', 404],
    ['procedures/%00', 404],
    ['procedures?on=0001-01-01', 422],
    ['procedures?on=2026-11-24&on=2026-11-25', 422],
  ])('answers %s with a problem', async (path, status) => {
    expect((await desk.get(path)).status).toBe(status);
  });
});
