import { wrap } from './wrap';

it('breaks at spaces, hangs what follows, and keeps every word', () => {
  const words = Array.from({ length: 60 }, (_, i) => `từ${i}`).join(' ');
  const lines = wrap(words, '  • ', '    ');
  for (const line of lines) expect([...line].length).toBeLessThanOrEqual(100);
  expect(lines.map((line) => line.slice(0, 4))).toEqual(['  • ', ...lines.slice(1).map(() => '    ')]);
  expect(lines.map((line) => line.slice(4)).join(' ')).toBe(words);
});

it('measures letters, not bytes, also of decomposed text', () => {
  expect(wrap('ế'.normalize('NFD').repeat(100))).toEqual(['ế'.repeat(100)]);
});
