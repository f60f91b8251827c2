import type { OutgoingRecord } from './broker/broker';
import { failingOffice } from './testing-ground/failing-office';
import { freshCase } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('another message under the id of one that was worked on', () => {
  const office = failingOffice('id-reused');
  const { register, withdraw } = office;
  const PARKED = {
    state: 'failed',
    cause: 'id-reused',
    detail: 'a message of this id and sender was worked on before and said something else',
  };

  /** Put on the topic by whoever knows the id: another attempt of another person. */
  const forged = (original: OutgoingRecord, caseId: string): OutgoingRecord => ({
    ...original,
    value: register(caseId, 9).value,
  });
  const attempts = async (caseId: string) => (await office.entriesOf(caseId)).map(({ attempt }) => attempt);

  it('changes nothing and is parked with the reason, in a later batch', async () => {
    const caseId = freshCase();
    const original = register(caseId, 1);
    await office.send(original);
    await office.send(forged(original, caseId));
    expect(await office.parkedAtLeast(caseId, 1)).toMatchObject([PARKED]);
    expect(await attempts(caseId)).toEqual([1]);
    expect(await office.isHeld(caseId)).toBe(true);
  });

  it('the same in the same batch: the first holds', async () => {
    const caseId = freshCase();
    const original = register(caseId, 1);
    await office.inOneBatch(original, forged(original, caseId), original);
    expect(await office.parkedAtLeast(caseId, 1)).toMatchObject([PARKED]);
    expect(await attempts(caseId)).toEqual([1]);
  });

  it('the same as another kind of message, and for another case', async () => {
    const [caseId, victim] = [freshCase(), freshCase()];
    const original = register(caseId, 1);
    await office.send(original);
    const id = original.headers['ce_id']!;
    for (const other of [withdraw(caseId), register(victim, 1)]) {
      other.headers['ce_id'] = id;
      await office.send(other);
      expect(await office.parkedAtLeast(other.key, 1)).toMatchObject([PARKED]);
    }
    expect(await attempts(caseId)).toEqual([1]);
    expect(await attempts(victim)).toEqual([]);
  });

  it('is worked on by no replay: it has to be set aside, and what waited behind it goes on then', async () => {
    const caseId = freshCase();
    const original = register(caseId, 1);
    await office.send(original);
    await office.send(forged(original, caseId));
    const [parked] = await office.parkedAtLeast(caseId, 1);
    await office.send(withdraw(caseId)); // on another topic: sent with the first, it might have come before it
    await office.parkedAtLeast(caseId, 2);
    expect(await office.replay(caseId)).toMatchObject({
      outcome: 'still-failing',
      failing: { detail: PARKED.detail },
    });
    const act = { why: 'Thông điệp giả.' };
    expect((await office.post(`/parked/${parked!.id}/set-aside`, act)).statusCode).toBe(204);
    expect(await office.replay(caseId)).toMatchObject({ outcome: 'released' });
    expect((await office.entriesOf(caseId)).map(({ type }) => type)).toEqual([
      'civil-registration.register-death.v1',
      'one-stop.case-withdrawn.v1',
    ]);
  });

  it('is nothing of the kind when it says the same: a repeat is dropped', async () => {
    const caseId = freshCase();
    const original = register(caseId, 1);
    await office.send(original);
    await office.send(original, register(caseId, 2));
    await office.inOneBatch(original, original);
    await office.send(register(caseId, 3));
    await office.arrived(caseId, 3);
    expect(await attempts(caseId)).toEqual([1, 2, 3]);
    expect(await office.parkedOf(caseId)).toEqual([]);
  });

  it('is a repeat when the case was erased meanwhile and it comes again as nothing', async () => {
    const caseId = freshCase();
    const original = register(caseId, 1);
    await office.send(original);
    await office.send({ ...original, value: 'null' }, register(caseId, 2));
    await office.arrived(caseId, 2);
    expect(await attempts(caseId)).toEqual([1, 2]);
    expect(await office.parkedOf(caseId)).toEqual([]);
  });
});
