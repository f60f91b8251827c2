import { afterDeath } from './back-off';

/** What follows each of these lives, one after the other, in milliseconds. */
const follow = (lives: number[]) => {
  let quickDeaths = 0;
  return lives.map((livedMs) => {
    const next = afterDeath(quickDeaths, livedMs);
    quickDeaths = next.quickDeaths;
    return next.pauseMs;
  });
};

describe('after a death', () => {
  test('the pause doubles with each quick death, and the fifth in a row is the last', () => {
    expect(follow([100, 100, 100, 100, 100])).toEqual([250, 500, 1000, 2000, 'give-up']);
  });

  test('one long life forgives the quick deaths before it', () => {
    expect(follow([100, 100, 100, 60_000, 100, 100, 100])).toEqual([250, 500, 1000, 250, 500, 1000, 2000]);
  });
});
