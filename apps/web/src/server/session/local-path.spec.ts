import { array, assert, constantFrom, property, string } from 'fast-check';
import { localPath } from './local-path';

const OURS = 'http://127.0.0.1:8600';

describe('the page one comes back to after signing in', () => {
  it.each(['/', '/ho-so', '/ho-so?status=new&commune=31510', '/ho-so/0193?x=//evil.example'])(
    'is %s when that was asked for',
    (path) => expect(localPath(path)).toBe(path),
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    ['/ho-so', '/x'],
  ])('is the first page when %p was asked for', (given) => expect(localPath(given)).toBe('/'));

  it('is on our own host, whatever was asked for', () => {
    const piece = constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
    );
    assert(
      property(array(piece, { maxLength: 12 }), string(), (pieces, rest) => {
        const to = localPath(`/${pieces.join('')}${rest}`);
        expect(new URL(to, OURS).origin).toBe(OURS);
      }),
      { numRuns: 2000 },
    );
  });
});
