import {
  agencyCodeOf,
  communes,
  dossierCode,
  findCommune,
  isDossierCode,
  loadLaw,
  provinces,
} from '../index';

const law = loadLaw();

describe('the administrative units', () => {
  it('are 34 provinces and 3,321 communes, each code once', () => {
    expect(new Set(provinces().map((p) => p.code)).size).toBe(34);
    expect(provinces()).toHaveLength(34);
    expect(communes()).toHaveLength(3_321);
    expect(new Set(communes().map((c) => c.code)).size).toBe(3_321);
  });

  it('have no two communes of one name in a province', () => {
    expect(new Set(communes().map((c) => `${c.provinceCode} ${c.name}`)).size).toBe(3_321);
  });

  it('have 13 special zones, and 103 communes in Cần Thơ', () => {
    expect(communes().filter((c) => c.kind === 'đặc khu')).toHaveLength(13);
    expect(communes().filter((c) => c.provinceCode === '92')).toHaveLength(103);
  });

  it('are written in composed Unicode, so that a search finds them', () => {
    for (const { name } of [...communes(), ...provinces()]) expect(name).toBe(name.normalize('NFC'));
  });

  it('are found by their code', () => {
    const one = communes()[0]!;
    expect(findCommune(one.code)).toBe(one);
    expect(findCommune('99999')).toBeUndefined();
  });
});

describe('a dossier code', () => {
  const commune = communes().find((c) => c.provinceCode === '92')!.code;
  const agencyCode = agencyCodeOf(law, commune);
  const code = dossierCode(law, { agencyCode, day: '2026-11-24', serial: 7 });

  it('is agency, day and a serial of at least four digits', () => {
    expect(code).toBe(`${agencyCode}-261124-0007`);
    expect(dossierCode(law, { agencyCode, day: '2026-11-24', serial: 12_345 })).toBe(
      `${agencyCode}-261124-12345`,
    );
  });

  it('is recognised for every commune', () => {
    for (const { code: one } of communes())
      expect(
        isDossierCode(
          law,
          dossierCode(law, { agencyCode: agencyCodeOf(law, one), day: '2026-12-31', serial: 1 }),
        ),
      ).toBe(true);
  });

  it.each([
    ['an agency that is not registered', 'H92.00000-261124-0007'],
    ['a day that does not exist', `${agencyCode}-261324-0007`],
    ['a serial too short', `${agencyCode}-261124-007`],
    ['something after it', `${code} `],
    ['nothing', ''],
    ['a text of any length', 'H'.repeat(100_000)],
  ])('is refused with %s', (_, text) => {
    expect(isDossierCode(law, text)).toBe(false);
  });

  it('differs between any two communes', () => {
    expect(new Set(communes().map((c) => agencyCodeOf(law, c.code))).size).toBe(3_321);
  });

  it('is not made for a commune or a serial that cannot be', () => {
    expect(() => agencyCodeOf(law, '99999')).toThrow(RangeError);
    expect(() => dossierCode(law, { agencyCode, day: '2026-11-24', serial: 0 })).toThrow(RangeError);
  });
});
