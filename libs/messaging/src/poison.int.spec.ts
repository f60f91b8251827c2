import { eventually } from '@lien-thong/testing';
import { failingOffice } from './testing-ground/failing-office';
import { freshCase } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('a message whose handler fails', () => {
  const office = failingOffice('poison');
  const { poisoned, unspeakable, register, withdraw } = office;

  it('in the middle of a batch is parked alone, and every other is worked on once', async () => {
    const cases = Array.from({ length: 41 }, freshCase);
    const bad = cases[17]!;
    poisoned.add(bad);
    await office.inOneBatch(...cases.map((caseId) => register(caseId)));
    await office.parkedAtLeast(bad, 1);
    const good = cases.filter((caseId) => caseId !== bad);
    const entered = await eventually(
      () => office.entries(),
      (entries) => entries.length >= good.length,
    );
    expect(entered.map((entry) => entry.case_id).toSorted()).toEqual(good.toSorted());
    expect(await office.sql('select case_id, state, cause, detail from parked_message')).toEqual([
      {
        case_id: bad,
        state: 'failed',
        cause: 'handler-failed',
        detail: 'TypeError: a handler of ours is wrong',
      },
    ]);
    expect(await office.saidOf(bad)).toEqual(['operations.message-parked.v1']);
    expect(await office.saidOf(good[0]!)).toEqual(['civil-registration.death-registered.v1']);
  });

  it('holds what comes later for its case on any topic, and no other case', async () => {
    const [bad, other] = [freshCase(), freshCase()];
    poisoned.add(bad);
    await office.send(register(bad, 1));
    await office.parkedAtLeast(bad, 1);
    await office.send(register(bad, 2), withdraw(bad), withdraw(other));
    const parked = await office.parkedAtLeast(bad, 3);
    expect(parked.map(({ state, cause }) => ({ state, cause }))).toEqual([
      { state: 'failed', cause: 'handler-failed' },
      { state: 'held', cause: 'held' },
      { state: 'held', cause: 'held' },
    ]);
    await eventually(async () => (await office.entriesOf(other)).length === 1);
    expect(await office.entriesOf(bad)).toEqual([]);
    expect(await office.saidOf(bad)).toEqual(['operations.message-parked.v1']);
  });

  it('holds what comes after it in its own batch', async () => {
    const bad = freshCase();
    poisoned.add(bad);
    await office.inOneBatch(register(bad, 1), register(), register(bad, 2), register(bad, 3));
    const parked = await office.parkedAtLeast(bad, 3);
    expect(parked.map(({ cause }) => cause)).toEqual(['handler-failed', 'held', 'held']);
  });

  it('because what it says breaks its schema is parked, and nothing of it is said or kept', async () => {
    const bad = freshCase();
    unspeakable.add(bad);
    await office.send(register(bad), register());
    const [failed] = await office.parkedAtLeast(bad, 1);
    expect(failed).toMatchObject({ cause: 'handler-failed' });
    expect(failed!.detail).toContain('death-registered.v1 breaks its schema: /attempt');
    expect(await office.entriesOf(bad)).toEqual([]);
    expect(await office.saidOf(bad)).toEqual(['operations.message-parked.v1']);
  });

  it('is parked once, with all around it, also when the first try to park it fails', async () => {
    const bad = freshCase();
    poisoned.add(bad);
    office.faults.ofParking = 1;
    await office.inOneBatch({ ...register(bad), headers: {} }, register(bad));
    await office.parkedAtLeast(bad, 1);
    const parked = await office.sql(
      "select cause from parked_message where convert_from(record_key, 'UTF8') = $1 order by id",
      [bad],
    );
    expect(parked).toEqual([{ cause: 'unreadable' }, { cause: 'handler-failed' }]);
  });
});
