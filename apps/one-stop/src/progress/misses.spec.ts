import { Logger } from '@nestjs/common';
import { Misses } from './misses';

const MINUTE = 60_000;
const ADDRESS = '203.0.113.7';

describe('wrong dossier codes', () => {
  let misses: Misses;
  beforeAll(() => void Logger.overrideLogger(false));
  beforeEach(() => (misses = new Misses()));

  const miss = (times: number, now: number, address = ADDRESS) => {
    for (let n = 0; n < times; n++) misses.count(address, now);
  };

  it('may be a family’s typing errors: nine in a row keep nobody waiting', () => {
    miss(9, 0);
    expect(misses.waitOf(ADDRESS, 0)).toBe(0);
  });

  it('make the address wait from the tenth on, longer each time', () => {
    miss(10, 0);
    expect(misses.waitOf(ADDRESS, 0)).toBe(5);
    expect(misses.waitOf(ADDRESS, 5000)).toBe(0);
    miss(1, 5000);
    expect(misses.waitOf(ADDRESS, 5000)).toBeGreaterThan(8);
    miss(20, 6000);
    expect(misses.waitOf(ADDRESS, 6000)).toBe(15 * 60);
  });

  it('leave a guesser about one try a minute in the long run', () => {
    let tries = 0;
    for (let now = 0; now < 24 * 60 * MINUTE; now += 1000)
      if (!misses.waitOf(ADDRESS, now)) {
        misses.count(ADDRESS, now);
        tries++;
      }
    expect(tries).toBeLessThan(1500);
  });

  it('are forgotten with time', () => {
    miss(10, 0);
    miss(9, 11 * MINUTE);
    expect(misses.waitOf(ADDRESS, 11 * MINUTE)).toBe(0);
  });

  it('of one address are nothing to another, but of one IPv6 network they are', () => {
    miss(10, 0);
    expect(misses.waitOf('203.0.113.8', 0)).toBe(0);
    miss(5, 0, '2001:db8:1:2::1');
    miss(5, 0, '2001:db8:1:2:ffff::9');
    expect(misses.waitOf('2001:db8:1:2:3:4:5:6', 0)).toBe(5);
    expect(misses.waitOf('2001:db8:1:3::1', 0)).toBe(0);
  });
});
