import { failingOffice, officer } from './testing-ground/failing-office';
import { freshCase } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('a replay by two persons', () => {
  const office = failingOffice('two-persons');
  const { poisoned, unspeakable, register } = office;
  const COMMAND = 'civil-registration.register-death.v1';
  const ANSWER = 'civil-registration.death-registered.v1';
  const [mai, nam] = [officer('chị Mai'), officer('anh Nam')];
  const why = 'đã sửa phần mềm';

  async function stuck(): Promise<string> {
    const bad = freshCase();
    poisoned.add(bad);
    await office.send(register(bad));
    await office.parkedAtLeast(bad, 1);
    return bad;
  }

  const asked = (caseId: string) => office.desk().request({ select: { caseId }, why }, mai);

  it('waits for consent, which nobody gives to a request of their own', async () => {
    const bad = await stuck();
    poisoned.delete(bad);
    const id = await asked(bad);
    expect(await office.desk().one(id)).toMatchObject({
      state: 'requested',
      why,
      requester: { name: 'chị Mai' },
    });
    await expect(office.desk().consent(id, 'đồng ý', mai)).rejects.toMatchObject({
      status: 403,
      code: 'same-person',
    });
    expect(await office.entriesOf(bad)).toEqual([]);
    expect(await office.isHeld(bad)).toBe(true);
  });

  it('does what the dry run foresaw', async () => {
    const bad = await stuck();
    poisoned.delete(bad);
    const id = await asked(bad);
    await office.desk().consent(id, 'đồng ý', nam);
    const { state, cases } = await office.desk().one(id);
    expect(state).toBe('done');
    expect(cases).toHaveLength(1);
    expect(cases[0]!.effect).toEqual(cases[0]!.foreseen);
    expect(cases[0]!.effect).toMatchObject({
      outcome: 'released',
      replayed: [COMMAND],
      said: [ANSWER],
      before: [{ of: 'entries', is: '0' }],
      after: [{ of: 'entries', is: '1' }],
    });
    expect(await office.entriesOf(bad)).toHaveLength(1);
    expect(await office.saidOf(bad)).toContain(ANSWER);
    const [row] = await office.sql(
      'select resolved_by, resolved_why from parked_message where case_id = $1',
      [bad],
    );
    expect(row).toEqual({ resolved_by: 'chị Mai (chị Mai); đồng ý: anh Nam (anh Nam)', resolved_why: why });
    await expect(office.desk().consent(id, 'lần nữa', nam)).rejects.toMatchObject({ code: 'not-now' });
  });

  it('is asked for once at a time, and again after a refusal', async () => {
    const bad = await stuck();
    const id = await asked(bad);
    await expect(asked(bad)).rejects.toMatchObject({ status: 409, code: 'not-now' });
    await office.desk().refuse(id, 'chưa sửa xong', nam);
    expect(await office.desk().one(id)).toMatchObject({ state: 'refused', decidedWhy: 'chưa sửa xong' });
    await expect(office.desk().consent(id, 'đồng ý', nam)).rejects.toMatchObject({ code: 'not-now' });
    expect(await asked(bad)).not.toBe(id);
  });

  it('tells in words where it still fails, without the text of the fault', async () => {
    const bad = await stuck();
    const id = await asked(bad);
    await office.desk().consent(id, 'đồng ý', nam);
    const { state, cases } = await office.desk().one(id);
    expect(state).toBe('done');
    expect(cases[0]!.effect).toMatchObject({
      outcome: 'still-failing',
      failing: { type: COMMAND, inWords: 'Phần mềm xử lý có lỗi lập trình.' },
    });
    expect(JSON.stringify(cases)).not.toContain('a handler of ours');
    expect(await office.isHeld(bad)).toBe(true);
  });

  it('may be of a whole class of failures, and of no other', async () => {
    await office.sql('delete from held_case');
    await office.sql(`update parked_message set state = 'set-aside' where state in ('failed', 'held')`);
    await office.sql('update replay_case set open = false');
    const three = [await stuck(), await stuck(), await stuck()];
    const other = freshCase();
    await office.send({ ...register(other), value: '{}' });
    await office.parkedAtLeast(other, 1);
    three.forEach((caseId) => poisoned.delete(caseId));
    const select = { type: COMMAND, cause: 'handler-failed' } as const;
    const id = await office.desk().request({ select, why }, mai);
    await office.desk().consent(id, 'đồng ý', nam);
    const { cases } = await office.desk().one(id);
    expect(cases.map(({ caseId }) => caseId).toSorted()).toEqual(three.toSorted());
    expect(cases.map(({ effect }) => effect?.outcome)).toEqual(['released', 'released', 'released']);
    for (const caseId of three) expect(await office.entriesOf(caseId)).toHaveLength(1);
    expect(await office.isHeld(other)).toBe(true);
  });

  it('goes on after a crash between consent and effect, once, by however many processes', async () => {
    const bad = await stuck();
    poisoned.delete(bad);
    const id = await asked(bad);
    await office.sql(
      `update replay_request set state = 'consented', decider = $2, decided_why = 'đồng ý', decided_at = now() where id = $1`,
      [id, JSON.stringify(nam)],
    );
    await Promise.all([office.desk().resume(), office.desk().resume()]);
    const { state, cases } = await office.desk().one(id);
    expect(state).toBe('done');
    expect(cases[0]!.effect?.outcome).toBe('released');
    expect(await office.entriesOf(bad)).toHaveLength(1);
  });

  it('is asked for by HTTP with a reason and a clear selection', async () => {
    const bad = await stuck();
    unspeakable.delete(bad);
    const post = async (url: string, body: object) => {
      const { statusCode, json } = await office.post(`/parked/${url}`, body);
      return { statusCode, body: json<{ id: string; code: string; cases: unknown[] }>() };
    };
    expect(await post('replays', { select: { caseId: bad } })).toMatchObject({ statusCode: 422 });
    expect(await post('replays', { select: {}, why })).toMatchObject({ statusCode: 422 });
    expect(await post('replays', { select: { caseId: freshCase() }, why })).toMatchObject({
      statusCode: 404,
    });
    expect((await post('dry-run', { select: { caseId: bad } })).body.cases).toHaveLength(1);
    const { statusCode, body } = await post('replays', { select: { caseId: bad }, why });
    expect(statusCode).toBe(201);
    expect(await post(`replays/${body.id}/consent`, { why })).toMatchObject({
      statusCode: 403,
      body: { code: 'same-person' },
    });
    expect((await post(`replays/${body.id}/refuse`, { why })).statusCode).toBe(200);
  });
});
