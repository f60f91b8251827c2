import type { HealthNotice, NoticeKept, Prefill } from '@lien-thong/contracts';
import { signedNotice } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { Commune } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

/** The hospital tells of the death before the family comes: the family need not bring what the State knows. */
describe('a death that the hospital has told of', () => {
  let commune: Commune;
  let caseId: string;
  const written = declarationOf();
  const { deceased, death } = written;
  const notice: HealthNotice = {
    facility: '92001',
    facilityName: death.notice!.issuer,
    number: death.notice!.number,
    revision: 1,
    act: 'issued',
    issuedAt: '2026-11-20T02:00:00.000Z',
    deceased,
    death: { date: death.date, time: death.time, place: death.place, cause: death.cause },
  };

  beforeAll(async () => {
    commune = await Commune.open();
  });

  afterAll(() => commune.close());

  const lookUp = (personalId: string) =>
    commune.offices.oneStop.post<Prefill>('prepared-cases/look-up', { number: notice.number, personalId });

  it('waits prepared at the commune, and the registry knows it', async () => {
    const hospital = await commune.offices.oneStop.as({
      subject: 'facility-92001',
      posts: ['agency-machine'],
      machine: true,
    });
    const { status } = await hospital.post<NoticeKept>('health-notices', signedNotice(notice), {
      'idempotency-key': randomUUID(),
    });
    expect(status).toBe(201);
    await commune.quiet();
  });

  it('fills in the declaration of who knows its number and the id, and of nobody else', async () => {
    expect((await lookUp('092044999999')).status).toBe(404);
    const { status, body } = await lookUp(deceased.personalId!);
    expect(status).toBe(200);
    expect(body.declaration).toMatchObject({ deceased, death: { notice: death.notice } });
    expect(body.fromNotice).toContain('/death/notice/number');
    caseId = await commune.file({ ...written, ...body.declaration, attachments: [] });
  });

  it('goes to its end, and the family is asked for no paper', async () => {
    const { steps } = await commune.until(caseId, ({ status }) => status === 'done');
    expect(steps.map(({ state, attempt }) => [state, attempt])).toEqual(Array(4).fill(['done', 1]));
    expect(await commune.told(caseId, 'case-completed')).toEqual(['email', 'sms']);
    await commune.quiet();
    const asked = await commune.offices.notifications.query(
      `select 1 from notice where case_id = $1 and template like 'supplement%'`,
      [caseId],
    );
    expect(asked).toEqual([]);
  });

  it('is shown in the case, and makes no second one of the same death', async () => {
    expect((await commune.timeline(caseId)).join(' ')).toContain('gia đình không cần nộp bản giấy');
    const again = await commune.offices.oneStop.post<{ code: string }>('cases', written, {
      'idempotency-key': randomUUID(),
    });
    expect([again.status, again.body.code]).toEqual([409, 'already-declared']);
  });
});
