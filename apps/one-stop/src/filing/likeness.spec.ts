import { likenessOf, mayBeSame } from './likeness';

const named = (
  familyName: string,
  middleName: string | undefined,
  givenName: string,
  birthDate = '1944-05-06',
) => ({ deceased: { familyName, middleName, givenName, birthDate } }) as never;

describe('the likeness of a person', () => {
  it('does not depend on accents, case or where the tone stands', () => {
    expect(likenessOf(named('Đặng', 'Thị', 'Hoà'))).toBe(likenessOf(named('ĐẶNG', 'thi', 'hòa')));
  });

  it('tells those apart who were born on another day', () => {
    expect(likenessOf(named('Lê', undefined, 'An'))).not.toBe(
      likenessOf(named('Lê', undefined, 'An', '1944-05-07')),
    );
  });
});

describe('two like persons', () => {
  it('may be one when either has no id', () => {
    expect(mayBeSame(null, '092044001234')).toBe(true);
    expect(mayBeSame('092044001234', undefined)).toBe(true);
  });

  it('may be one when the ids differ by a slip of the pen', () => {
    expect(mayBeSame('092044001234', '092044001243')).toBe(true);
  });

  it('are two when their ids are plainly different', () => {
    expect(mayBeSame('092044001234', '079144556677')).toBe(false);
  });
});
