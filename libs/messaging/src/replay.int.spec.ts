import { eventually } from '@lien-thong/testing';
import { failingOffice } from './testing-ground/failing-office';
import { freshCase } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('a parked case', () => {
  const office = failingOffice('replay');
  const { poisoned, unspeakable, register, withdraw } = office;
  const COMMAND = 'civil-registration.register-death.v1';
  const ANSWER = 'civil-registration.death-registered.v1';

  /** A case of which the first message failed and two more wait. */
  async function stuckCase(): Promise<string> {
    const bad = freshCase();
    poisoned.add(bad);
    await office.send(register(bad, 1));
    await office.parkedAtLeast(bad, 1);
    await office.send(register(bad, 2), register(bad, 3));
    await office.parkedAtLeast(bad, 3);
    return bad;
  }

  it('stays parked when replayed while the handler still fails', async () => {
    const bad = await stuckCase();
    expect(await office.replay(bad)).toMatchObject({
      outcome: 'still-failing',
      replayed: [],
      failing: { type: COMMAND, detail: 'TypeError: a handler of ours is wrong' },
    });
    expect(await office.entriesOf(bad)).toEqual([]);
    expect((await office.parkedOf(bad)).map(({ state }) => state)).toEqual(['failed', 'held', 'held']);
  });

  it('shows by a dry run what a replay would do, which changes nothing', async () => {
    const bad = await stuckCase();
    poisoned.delete(bad);
    const before = await office.parkedOf(bad);
    expect(await office.replay(bad, { dryRun: true })).toMatchObject({
      outcome: 'released',
      replayed: [COMMAND, COMMAND, COMMAND],
      said: [ANSWER, ANSWER, ANSWER],
    });
    expect(await office.entriesOf(bad)).toEqual([]);
    expect(await office.parkedOf(bad)).toEqual(before);
    expect(await office.isHeld(bad)).toBe(true);
    expect(await office.saidOf(bad)).toEqual(['operations.message-parked.v1']);
  });

  it('is worked on in order, in one transaction, once, by however many replays, and goes on then', async () => {
    const bad = await stuckCase();
    poisoned.delete(bad);
    const both = await Promise.all([office.replay(bad), office.replay(bad, { by: 'anh Nam' })]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['nothing-held', 'released']);
    expect((await office.replay(bad)).outcome).toBe('nothing-held');
    expect((await office.entriesOf(bad)).map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(await office.sql('select distinct xmin::text from entry where case_id = $1', [bad])).toHaveLength(
      1,
    );
    expect((await office.parkedOf(bad)).map(({ state }) => state)).toEqual([
      'replayed',
      'replayed',
      'replayed',
    ]);
    expect(await office.saidOf(bad)).toEqual([
      'operations.message-parked.v1',
      ...[ANSWER, ANSWER, ANSWER],
      'operations.case-released.v1',
    ]);
    await office.send(register(bad, 4));
    await eventually(async () => (await office.entriesOf(bad)).length === 4);
    expect(await office.isHeld(bad)).toBe(false);
  });

  it('has nothing of it kept when a later message of it still fails', async () => {
    const bad = await stuckCase();
    poisoned.delete(bad);
    // The third breaks while the first two would do.
    await office.sql(
      `update parked_message set record_value = '{}' where id = (select max(id) from parked_message where case_id = $1)`,
      [bad],
    );
    expect(await office.replay(bad)).toMatchObject({
      outcome: 'still-failing',
      replayed: [COMMAND, COMMAND],
    });
    expect(await office.entriesOf(bad)).toEqual([]);
    expect(await office.saidOf(bad)).toEqual(['operations.message-parked.v1']);
  });

  it('may have its failed message set aside for a reason, after which a replay releases what it held', async () => {
    const bad = freshCase();
    poisoned.add(bad);
    await office.send(register(bad, 1));
    const [failed] = await office.parkedAtLeast(bad, 1);
    await office.send(withdraw(bad));
    await office.parkedAtLeast(bad, 2);
    const setAside = `/parked/${failed!.id}/set-aside`;
    expect((await office.post(setAside, {})).statusCode).toBe(422);
    const act = { why: 'trùng hồ sơ giấy' };
    expect((await office.post(setAside, act)).statusCode).toBe(204);
    expect((await office.post(setAside, act)).statusCode).toBe(404);
    expect(await office.replay(bad, { by: 'chị Mai' })).toMatchObject({
      outcome: 'released',
      replayed: ['one-stop.case-withdrawn.v1'],
    });
    expect((await office.entriesOf(bad)).map(({ type }) => type)).toEqual(['one-stop.case-withdrawn.v1']);
    const acts = await office.sql(
      'select state, resolved_by, resolved_why from parked_message where case_id = $1 order by id',
      [bad],
    );
    expect(acts).toEqual([
      { state: 'set-aside', resolved_by: 'không đăng nhập', resolved_why: act.why },
      { state: 'replayed', resolved_by: 'chị Mai (chị Mai)', resolved_why: 'đã sửa' },
    ]);
  });

  it('is still failing when what its handler says still breaks its schema, as a dry run or not', async () => {
    const bad = freshCase();
    unspeakable.add(bad);
    await office.send(register(bad));
    await office.parkedAtLeast(bad, 1);
    for (const dryRun of [true, false])
      expect(await office.replay(bad, { dryRun })).toMatchObject({
        outcome: 'still-failing',
        failing: { detail: expect.stringContaining('breaks its schema') as string },
      });
    expect(await office.isHeld(bad)).toBe(true);
  });
});
