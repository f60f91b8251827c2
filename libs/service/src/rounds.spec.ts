import { Logger } from '@nestjs/common';
import { Rounds } from './rounds';

const turn = () => new Promise((go) => setTimeout(go, 5));

describe('what is done again and again', () => {
  beforeAll(() => void Logger.overrideLogger(false));
  afterAll(() => void Logger.overrideLogger(['log', 'warn', 'error']));

  it('does not overtake itself, and goes on after a fault', async () => {
    let [running, most, rounds] = [0, 0, 0];
    let enough = () => {};
    const done = new Promise<void>((go) => (enough = go));
    const work = new Rounds({
      name: 'test',
      everyMs: 1,
      run: async () => {
        most = Math.max(most, ++running);
        await turn();
        running--;
        if (++rounds === 3) enough();
        if (rounds === 1) throw new Error('once');
      },
    });
    work.start();
    await done;
    await work.stop();
    expect([most, rounds]).toEqual([1, 3]);
  });

  it('is told to stop, and is waited for', async () => {
    let ended = false;
    let begun = () => {};
    const underWay = new Promise<void>((go) => (begun = go));
    const work = new Rounds({
      name: 'test',
      everyMs: 1,
      run: async (stopping) => {
        begun();
        while (!stopping()) await turn();
        ended = true;
      },
    });
    work.start();
    await underWay;
    await work.stop();
    expect(ended).toBe(true);
  });
});
