import { type OfficersWarned, TaskHanded } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

describe('a task that an office handed on', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  it('is told to officers with the code of its case; of a case that nobody has, nothing is', async () => {
    const { caseId, dossierCode } = (await desk.file<{ caseId: string; dossierCode: string }>(declaration()))
      .body;
    const data: TaskHanded = {
      handing: 'sent-back',
      office: 'residence',
      commune: '31135',
      dueOn: '2026-12-04',
      to: 'dat',
      handedAt: '2026-11-25T02:00:00.000Z',
    };
    await desk.tell(TaskHanded, randomUUID(), data, undefined, undefined, 'residence');
    await desk.tell(TaskHanded, caseId, data, undefined, undefined, 'residence');
    const said = await eventually(
      async () => (await desk.said<OfficersWarned>()).filter(({ type }) => type.includes('officers-warned')),
      (all) => all.length > 0,
    );
    expect(said.map((one) => [one.caseId, one.data])).toEqual([
      [
        caseId,
        {
          warning: 'task-sent-back',
          commune: '31135',
          dossierCode,
          dueOn: '2026-12-04',
          offices: ['residence'],
          to: 'dat',
          warnedAt: data.handedAt,
        },
      ],
    ]);
  });
});
