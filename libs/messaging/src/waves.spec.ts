import fc from 'fast-check';
import { waves } from './waves';

interface Numbered {
  no: number;
  keys: string[];
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const batch = fc
  .array(fc.uniqueArray(key, { minLength: 1, maxLength: 2 }), { maxLength: 40 })
  .map((all): Numbered[] => all.map((keys, no) => ({ no, keys })));

const split = (messages: readonly Numbered[]) => waves(messages, ({ keys }) => keys);

describe('waves', () => {
  it('puts A-B-A of one case into two waves', () => {
    expect(waves(['A1', 'B1', 'A2'], (name) => [name[0]!])).toEqual([['A1', 'B1'], ['A2']]);
  });

  it('has no wave for an empty batch', () => {
    expect(split([])).toEqual([]);
  });

  it('keeps a message after all that share either of its keys', () => {
    const [first, second, third] = [['case 1', 'person 1'], ['case 2', 'person 1'], ['case 2']];
    expect(waves([first, second, third], (keys) => keys)).toEqual([[first], [second], [third]]);
  });

  it('loses and repeats nothing', () => {
    fc.assert(
      fc.property(batch, (messages) => {
        const nos = split(messages).flatMap((wave) => wave.map(({ no }) => no));
        expect(nos.toSorted((a, b) => a - b)).toEqual(messages.map(({ no }) => no));
      }),
    );
  });

  it('never has two of one key in a wave', () => {
    fc.assert(
      fc.property(batch, (messages) => {
        for (const wave of split(messages)) {
          const keys = wave.flatMap((message) => message.keys);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });

  it('keeps the order within every key', () => {
    fc.assert(
      fc.property(batch, key, (messages, one) => {
        const of = (list: readonly Numbered[]) => list.filter(({ keys }) => keys.includes(one));
        expect(split(messages).flatMap(of)).toEqual(of(messages));
      }),
    );
  });

  it('keeps the order of arrival within a wave, and makes no empty wave', () => {
    fc.assert(
      fc.property(batch, (messages) => {
        for (const wave of split(messages)) {
          expect(wave.length).toBeGreaterThan(0);
          expect(wave).toEqual(wave.toSorted((a, b) => a.no - b.no));
        }
      }),
    );
  });

  it('makes no more waves than the longest chain of messages that share keys', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
        const chains = [...Map.groupBy(keys, (k) => k).values()];
        const most = Math.max(0, ...chains.map((same) => same.length));
        expect(waves(keys, (k) => [k])).toHaveLength(most);
      }),
    );
  });
});
