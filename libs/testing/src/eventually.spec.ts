import { eventually } from './eventually';

describe('eventually', () => {
  it('gives the first answer that is as wanted', async () => {
    let n = 0;
    await expect(
      eventually(
        () => ++n,
        (seen) => seen > 3,
      ),
    ).resolves.toBe(4);
  });

  it('takes a fault of the probe for "not yet"', async () => {
    let n = 0;
    const probe = () => {
      if (++n < 3) throw new Error('not yet');
      return n;
    };
    await expect(eventually(probe)).resolves.toBe(3);
  });

  it('says what was seen last when the time is up', async () => {
    await expect(
      eventually(
        () => ({ state: 'told' }),
        () => false,
        { within: 60 },
      ),
    ).rejects.toThrow(/state: 'told'/);
  });
});
