import { finds, fold } from './fold';

const places = ['Phường Ninh Kiều, Thành phố Cần Thơ', 'Xã Đức Hòa, Tỉnh Tây Ninh', 'Xã Đức Hoà, Tỉnh Khác'];
const found = (typed: string) => places.filter((place) => finds(fold(typed), fold(place)));

describe('looking up a place', () => {
  it('needs no accents', () => {
    expect(found('ninh kieu')).toEqual([places[0]]);
  });

  it('takes accents wherever they are put', () => {
    expect(found('ĐỨC HOÀ')).toEqual([places[1], places[2]]);
  });

  it('takes the beginnings of words in any order', () => {
    expect(found('can ninh')).toEqual([places[0]]);
  });

  it('does not find inside words', () => {
    expect(found('inh')).toEqual([]);
  });
});
