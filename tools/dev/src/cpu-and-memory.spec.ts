import { useFrom, useOf } from './cpu-and-memory';

describe('what a process uses', () => {
  test('is read from the fields after its name, which may hold spaces and brackets', () => {
    const stat = '7 (a) b (c) S 1 7 7 0 -1 4194560 1 2 3 4 150 50 30 20 20 0 1 0 99 1000 10 1844';
    expect(useFrom(7, stat)).toEqual({ pid: 7, userSeconds: 1.5, systemSeconds: 0.5, rssBytes: 40_960 });
    expect(useFrom(7, stat, true)).toMatchObject({ userSeconds: 1.8, systemSeconds: 0.7 });
  });

  test('agrees with what the process says of itself', () => {
    const { user } = process.cpuUsage();
    expect(useOf(process.pid)!.userSeconds).toBeCloseTo(user / 1e6, 0);
  });

  test('is unknown of a process that is not there', () => {
    expect(useOf(4_194_303)).toBeUndefined();
  });
});
