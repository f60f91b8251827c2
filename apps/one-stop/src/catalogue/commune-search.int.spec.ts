import type { Commune, ResolvedAddress } from '@lien-thong/law';
import { openDesk, type Desk } from '../testing-ground/desk';

describe('looking a commune up', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);

  afterAll(() => desk.close());

  const ask = async <T>(path: string, query: Record<string, string>) =>
    (await desk.get<T>(`communes/${path}?${new URLSearchParams(query).toString()}`)).body;

  it.each([['cai khe'], ['Cái Khế'], ['CÁI KHẾ cần thơ']])('finds Phường Cái Khế by %s', async (text) => {
    const { items } = await ask<{ items: Commune[] }>('search', { text });
    expect(items[0]).toMatchObject({ code: '31120', name: 'Phường Cái Khế', provinceCode: '92' });
  });

  it('tells where the address of an old paper lies today', async () => {
    expect(
      await ask<ResolvedAddress>('old', {
        commune: 'Thị trấn Mỹ Xuyên',
        district: 'huyện Mỹ Xuyên',
        province: 'Sóc Trăng',
      }),
    ).toMatchObject({ how: 'exact', found: [{ provinceCode: '92', name: 'Phường Mỹ Xuyên' }] });
    expect(await ask<ResolvedAddress>('old', { commune: 'Xã Không Đâu' })).toEqual({
      how: 'none',
      found: [],
    });
  });

  it.each([
    'search',
    'search?text=',
    'search?text=a&text=b',
    `old?commune=${'a'.repeat(201)}`,
    'old?district=x',
  ])('answers communes/%s with a problem', async (path) => {
    expect((await desk.get(`communes/${path}`)).status).toBe(422);
  });
});
