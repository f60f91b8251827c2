import { findCommune, findOldCommune, oldCommunes, resolveOldAddress, searchCommunes } from '../index';
import { toned } from './unit-names';

const names = ({ found }: ReturnType<typeof resolveOldAddress>) =>
  found.map(({ name, provinceName }) => `${name}, ${provinceName}`);

describe('an old address', () => {
  it.each([
    ['Thị trấn Mỹ Xuyên', 'huyện Mỹ Xuyên', 'Sóc Trăng'],
    ['TT. Mỹ Xuyên', 'H. Mỹ Xuyên', 'tỉnh Sóc Trăng'],
    ['thi tran my xuyen', 'my xuyen', 'soc trang'],
  ])('%s, %s, %s lies in Cần Thơ today', (commune, district, province) => {
    const resolved = resolveOldAddress({ commune, district, province });
    expect(names(resolved)).toEqual(['Phường Mỹ Xuyên, Thành phố Cần Thơ']);
    expect(resolved.found[0]?.provinceCode).toBe('92');
  });

  it('is exact with its kind and accents, by name without them', () => {
    const place = { district: 'Huyện Mỹ Xuyên', province: 'Tỉnh Sóc Trăng' };
    expect(resolveOldAddress({ ...place, commune: 'Thị trấn Mỹ Xuyên' }).how).toBe('exact');
    expect(resolveOldAddress({ ...place, commune: 'My Xuyen' }).how).toBe('by-name');
  });

  it('does not care where the tone stands', () => {
    expect(toned('Hòa')).toBe(toned('Hoà'));
    expect(toned('Thủy')).toBe(toned('Thuỷ'));
    expect(toned('Hòa')).not.toBe(toned('Hóa'));
    const at = (commune: string, province: string) => names(resolveOldAddress({ commune, province }));
    const old = oldCommunes().find(({ name }) => name.includes('Hòa'))!;
    expect(at(old.name.replace('Hòa', 'Hoà'), old.province)).toEqual(at(old.name, old.province));
  });

  it('of a commune that was split gives each part', () => {
    const resolved = resolveOldAddress({
      commune: 'Phường Dịch Vọng',
      district: 'Quận Cầu Giấy',
      province: 'Thành phố Hà Nội',
    });
    expect(resolved.how).toBe('ambiguous');
    expect(names(resolved).sort()).toEqual([
      'Phường Cầu Giấy, Thành phố Hà Nội',
      'Phường Nghĩa Đô, Thành phố Hà Nội',
    ]);
  });

  it('with a name that many communes had is ambiguous without its district', () => {
    const { how, found } = resolveOldAddress({ commune: 'Phường 1' });
    expect(how).toBe('ambiguous');
    expect(found.length).toBeGreaterThan(5);
  });

  it('that never was has no commune', () => {
    expect(resolveOldAddress({ commune: 'Xã Không Có', province: 'Sóc Trăng' })).toEqual({
      found: [],
      how: 'none',
    });
  });

  it('written since the merger resolves to itself', () => {
    const today = resolveOldAddress({ commune: 'Phường Ninh Kiều', province: 'Thành phố Cần Thơ' });
    expect(names(today)).toContain('Phường Ninh Kiều, Thành phố Cần Thơ');
  });
});

describe('the old communes', () => {
  it('all lead to communes of today', () => {
    expect(oldCommunes().length).toBeGreaterThan(10_000);
    for (const { became } of oldCommunes())
      for (const { code } of became) expect(findCommune(code)).toBeDefined();
  });

  it('stand once each, and resolve to what they became', () => {
    const ids = oldCommunes().map(({ name, district, province }) => [name, district, province].join('|'));
    expect(new Set(ids).size).toBe(ids.length);
    const wrong = oldCommunes().filter(({ name, district, province, became }) => {
      const { found } = resolveOldAddress({ commune: name, district, province });
      return !became.every((commune) => found.includes(commune));
    });
    expect(wrong).toEqual([]);
  });

  it('are found by their old code', () => {
    expect(findOldCommune('31684')).toMatchObject({ name: 'Thị trấn Mỹ Xuyên', province: 'Tỉnh Sóc Trăng' });
  });
});

describe('a search of communes', () => {
  it.each([
    ['ninh kieu', undefined, 'Phường Ninh Kiều'],
    ['Ninh Kiều', undefined, 'Phường Ninh Kiều'],
    ['my xuyen', '92', 'Phường Mỹ Xuyên'],
    ['xuyen my can tho', undefined, 'Phường Mỹ Xuyên'],
  ])('for %s in %s begins with %s', (text, province, name) => {
    expect(searchCommunes(text, { ...(province && { province }), limit: 3 })[0]?.name).toBe(name);
  });

  it('puts the accents that were typed first', () => {
    expect(searchCommunes('Hòa An', { limit: 1 })[0]?.name).toMatch(/Hòa An/);
  });

  it('gives no more than its limit, and nothing for nothing', () => {
    expect(searchCommunes('a', { limit: 5 })).toHaveLength(5);
    expect(searchCommunes('  ')).toEqual([]);
  });
});
