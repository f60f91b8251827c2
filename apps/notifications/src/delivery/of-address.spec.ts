import { isOfAddress } from './of-address';

describe('a refusal is about the address', () => {
  it.each([
    '550 5.1.1 no such user',
    '550-5.1.1 no such user',
    '5.1.10',
    '5.2.1',
    '550 no such user',
    '553 5.0.0 no',
  ])('where it says %s', (reply) => expect(isOfAddress(reply)).toBe(true));

  it.each([
    '550 5.7.1 relaying denied',
    '5.1.8',
    '4.2.2',
    '5.0.0',
    '554 no',
    '552 5.3.4 too big',
    '',
    'no such user',
  ])('but not where it says “%s”', (reply) => expect(isOfAddress(reply)).toBe(false));
});
