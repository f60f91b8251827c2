import type { StoredAttachment } from '@lien-thong/contracts';
import { tinyPdf } from '@lien-thong/synthetic';
import { eventually } from '@lien-thong/testing';
import { Commune } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

/** A family comes without the death notice: it is asked once, brings it, and the case goes to its end, on time. */
describe('a paper that is missing', () => {
  let commune: Commune;
  let caseId: string;

  beforeAll(async () => {
    commune = await Commune.open();
    caseId = await commune.file(declarationOf((d) => delete d.death.notice));
  });

  afterAll(() => commune.close());

  const answer = (body: object) => commune.offices.oneStop.post(`cases/${caseId}/supplement`, body);

  it('is asked for before anything else begins, by each channel once', async () => {
    const { steps } = await commune.until(caseId, ({ status }) => status === 'supplement-asked');
    expect(steps.map(({ state, papers }) => [state, papers])).toEqual([
      ['papers-asked', ['death-notice']],
      ['waiting', undefined],
      ['waiting', undefined],
      ['waiting', undefined],
    ]);
    const told = await eventually(
      () =>
        commune.offices.notifications.query<{ channel: string; body: string }>(
          `select channel from notice where case_id = $1 and template = 'supplement-requested' order by channel`,
          [caseId],
        ),
      (rows) => rows.length >= 2,
    );
    expect(told.map(({ channel }) => channel)).toEqual(['email', 'sms']);
  });

  it('is not taken for brought while no file is there', async () => {
    const refused = await answer({
      attachments: [
        {
          kind: 'death-notice',
          name: 'giay-bao-tu.pdf',
          mediaType: 'application/pdf',
          size: 10,
          sha256: 'a'.repeat(64),
        },
      ],
    });
    expect(refused.status).toBe(422);
    expect((await commune.view(caseId)).status).toBe('supplement-asked');
  });

  it('is brought as an answer to the whole slip, and every office goes on', async () => {
    const { body: stored } = await commune.offices.oneStop.raw<StoredAttachment>(
      'attachments',
      tinyPdf('Giấy báo tử'),
      { 'content-type': 'application/pdf' },
    );
    const attachments = [{ ...stored, kind: 'death-notice', name: 'giay-bao-tu.pdf' }];
    expect((await answer({ attachments })).status).toBe(202);
    const { steps } = await commune.until(caseId, ({ status }) => status === 'done');
    expect(steps.map(({ state, attempt }) => [state, attempt])).toEqual([
      ['done', 2],
      ['done', 1],
      ['done', 1],
      ['done', 1],
    ]);
    expect((await answer({ attachments })).status).toBe(409);
  });

  it('asked for once leaves the dossier on time', async () => {
    const [monitored] = await eventually(
      () =>
        commune.offices.monitoring.query<{ supplements: number; on_time: boolean | null }>(
          'select supplements, on_time from monitored_case where case_id = $1 and ended_at is not null',
          [caseId],
        ),
      (rows) => rows.length > 0,
    );
    expect(monitored).toEqual({ supplements: 1, on_time: true });
  });
});
