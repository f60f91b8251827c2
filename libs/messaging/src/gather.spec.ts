import { Gathering } from './gather';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Jobs that end when the test says so. */
function gathering(limits: { most: number; atOnce?: number }) {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const gathered = new Gathering<number>((batch) => {
    batches.push(batch);
    return new Promise<void>((resolve) => ends.push(resolve));
  }, limits);
  return { gathered, batches, ends };
}

describe('gathering', () => {
  it('runs what came in one turn as one batch', async () => {
    const { gathered, batches } = gathering({ most: 10 });
    gathered.add(1, 2);
    gathered.add(3);
    await turn();
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('runs together whatever came while the job before was running, in order of arrival', async () => {
    const { gathered, batches, ends } = gathering({ most: 10 });
    gathered.add(1);
    await turn();
    gathered.add(2);
    await turn();
    gathered.add(3);
    await turn();
    expect(batches).toEqual([[1]]);
    expect(gathered.size).toBe(2);
    ends[0]!();
    await turn();
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('takes no more than the most at once', async () => {
    const { gathered, batches, ends } = gathering({ most: 2 });
    gathered.add(1, 2, 3, 4, 5);
    for (const run of [0, 1, 2]) {
      await turn();
      ends[run]!();
    }
    await gathered.settled();
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('runs as many jobs side by side as it may', async () => {
    const { gathered, batches } = gathering({ most: 1, atOnce: 2 });
    gathered.add(1);
    gathered.add(2);
    gathered.add(3);
    await turn();
    await turn();
    expect(batches).toEqual([[1], [2]]);
  });

  it('is settled once nothing waits or runs, and at once when there was nothing', async () => {
    const { gathered, ends } = gathering({ most: 1 });
    await gathered.settled();
    gathered.add(1, 2);
    let settled = false;
    const waiting = gathered.settled().then(() => (settled = true));
    await turn();
    ends[0]!();
    await turn();
    expect(settled).toBe(false);
    ends[1]!();
    await waiting;
    expect(settled).toBe(true);
  });
});
