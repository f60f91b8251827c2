import type { CaseView, Filed, LawProposalView } from '@lien-thong/contracts';
import { lawFiles } from '@lien-thong/law';
import { eventually, freshDatabase, freshPrefix, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { OneStopEnvironment } from '../environment';
import { declaration } from '../testing-ground/declaration';

const files = lawFiles();

jest.setTimeout(90_000);

describe('two desks of one database', () => {
  let desks: OpenService[] = [];
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const database = await freshDatabase('one-stop');
    drop = () => database.drop();
    const settings = { DATABASE_URL: database.url, KAFKA_PREFIX: freshPrefix() };
    desks = [];
    for (let n = 0; n < 2; n++)
      desks.push(
        await openService({
          name: 'one-stop',
          environment: OneStopEnvironment,
          module: (e) => AppModule.of(e),
          settings,
        }),
      );
  });

  afterEach(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    await drop();
  });

  let people = 0;
  const file = async (desk: OpenService) => {
    const form = declaration();
    form.deceased.personalId = `0920440${String(10_000 + ++people)}`;
    form.deceased.givenName = `Bảy ${'abcdefghijklmnopqrstuvwxyz'[people]}`;
    const { status, body } = await desk.post<Filed>('cases', form, { 'idempotency-key': randomUUID() });
    expect(status).toBe(201);
    return body;
  };

  it('promise by the new law whichever of them has heard of it first', async () => {
    const [a, b] = desks as [OpenService, OpenService];
    const probe = await file(a);
    const { body: proposed } = await a.post<LawProposalView>('law/proposals', {
      files: [
        {
          name: 'holidays.yaml',
          content: `${files['holidays.yaml']!}
national-mourning:
  name: Quốc tang
  rows:
    - value:
        - { day: ${probe.promisedOn}, kind: holiday }
      in_force_from: ${probe.promisedOn}
      source: { instrument: Thông báo của Ban Bí thư }
      confidence: secondary
`,
        },
      ],
      reason: 'Thử.',
    });
    const effects = { looked: 0, toppedUp: 0, topUp: 0, overpaid: 0, overpayment: 0, toReview: 0 };
    await a.query('update law_proposal set benefits = $1', [JSON.stringify(effects)]);
    const consent = { why: 'Đã đối chiếu.' };
    const second = await a.as({ subject: 'binh', posts: ['administrator'] });
    expect((await second.post(`law/proposals/${proposed.proposalId}/consent`, consent)).status).toBe(200);
    const filed: Filed[] = [];
    for (let n = 0; n < 12; n++) filed.push(await file(b));

    const views = await eventually(
      () =>
        Promise.all(
          filed.map(({ caseId }) => a.get<CaseView>(`cases/${caseId}`).then(({ body }) => body.promisedOn)),
        ),
      (days) => days.every((day) => day !== probe.promisedOn),
      { within: 15_000 },
    );
    expect(new Set(views)).not.toContain(probe.promisedOn);
  });
});
