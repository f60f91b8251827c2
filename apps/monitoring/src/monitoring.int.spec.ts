import {
  ApologyIssued,
  ApologyOverdue,
  CaseCompleted,
  CaseNotAccepted,
  CaseReceived,
  CaseRefused,
  CaseSubmitted,
  CaseWithdrawn,
  messageKind,
  SupplementAnswered,
  SupplementRequested,
  type Shape,
} from '@lien-thong/contracts';
import {
  BROKER,
  headersOf,
  type Broker,
  type BrokerProducer,
  type OutgoingRecord,
} from '@lien-thong/messaging';
import { newFieldKeys } from '@lien-thong/embedded';
import { Clock, createService, readEnvironment, TRANSPORT } from '@lien-thong/service';
import {
  AUDIENCE,
  authorizationOf,
  eventually,
  EVERYBODY,
  freshDatabase,
  freshPrefix,
  installPostings,
  kafkaBrokers,
  testIssuer,
  migrate,
} from '@lien-thong/testing';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import type { CommuneRecord, LateCases } from '@lien-thong/contracts';
import { MonitoringEnvironment } from './environment';

jest.setTimeout(30_000);
const PREFIX = freshPrefix();
const NINH_KIEU = '31135';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

type Service = Awaited<ReturnType<typeof createService>>;
let service: Service;
let producer: BrokerProducer;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let environment: MonitoringEnvironment;

async function start(): Promise<Service> {
  const app = await createService({
    name: 'monitoring',
    environment: () => environment,
    module: () => AppModule.of(environment),
  });
  await migrate(app.get(DataSource));
  app.connectMicroservice({ strategy: app.get<CustomTransportStrategy>(TRANSPORT) });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  producer = app.get<Broker>(BROKER).producer();
  app.get(Clock).moveTo(new Date('2026-11-24T02:00:00.000Z'));
  return app;
}

beforeAll(async () => {
  database = await freshDatabase('monitoring');
  environment = readEnvironment(MonitoringEnvironment, {
    DATABASE_URL: database.url,
    FIELD_KEYS: newFieldKeys(),
    KAFKA_BROKERS: kafkaBrokers(),
    KAFKA_PREFIX: PREFIX,
    LOG_LEVEL: 'fatal',
    OIDC_ISSUER: (await testIssuer()).url,
    OIDC_AUDIENCE: AUDIENCE,
  });
  service = await start();
  await installPostings(service.get(DataSource), EVERYBODY);
});

afterAll(async () => {
  await service.close();
  await database.drop();
});

type Told = [shape: Shape, data: object];
const tell = <T extends object>(shape: Shape<T>, data: T): Told => [shape, data];

const sent: OutgoingRecord[] = [];

/** Publishes the events of one case in order. */
async function publish(...events: Told[]): Promise<string> {
  const caseId = randomUUID();
  const records = events.map(([shape, data]) => ({
    topic: `${PREFIX}one-stop.events.v1`,
    key: caseId,
    headers: headersOf({
      id: randomUUID(),
      source: '/one-stop',
      type: messageKind(shape).type,
      subject: caseId,
      time: new Date().toISOString(),
    }),
    value: JSON.stringify(data),
  }));
  sent.push(...records);
  await producer.send(records);
  return caseId;
}

interface Place {
  commune: string;
  channel: 'desk' | 'online';
}
const place: Place = { commune: NINH_KIEU, channel: 'desk' };
const contact = { fullName: 'Trần Thị Ngọc Lan' };
const ofReceived = (at: Place) => ({
  ...at,
  contact,
  dossierCode: 'H12.45.07-261110-0031',
  receivedAt: '2026-11-10T02:12:40.000Z',
  promisedOn: '2026-11-20',
});
const procedures: CaseReceived['procedures'] = ['death-registration', 'residence-deletion'];

const submitted = (at = place) =>
  tell(CaseSubmitted, { ...at, contact, submittedAt: '2026-11-09T02:00:00.000Z', procedures });
const received = (at = place, promisedOn = '2026-11-20') =>
  tell(CaseReceived, { ...ofReceived(at), promisedOn, procedures });
const asked = (requestedAt: string, at = place) =>
  tell(SupplementRequested, {
    ...ofReceived(at),
    step: 'register-death',
    papers: ['death-notice'],
    requestedAt,
  });
const answered = (answeredAt: string, at = place) =>
  tell(SupplementAnswered, { ...ofReceived(at), step: 'register-death', answeredAt });
const completed = (endedAt: string, supplements = 0, at = place) =>
  tell(CaseCompleted, {
    ...ofReceived(at),
    steps: [{ step: 'register-death', state: 'done' }],
    endedAt,
    supplements,
  });
const refused = (endedAt: string, at = place) =>
  tell(CaseRefused, { ...ofReceived(at), reason: 'not-competent', ground: 'Điều 32.', endedAt });

async function get<T>(path: string): Promise<{ status: number; body: T }> {
  const answer = await fetch(`${await service.getUrl()}/api/monitoring/${path}`, {
    headers: { authorization: await authorizationOf(EVERYBODY) },
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

type Summary = CommuneRecord & { communes: number; waiting: number; asOf: string };
const recordOf = async (commune: string) =>
  (await get<CommuneRecord & { name: string }>(`communes/${commune}?${NOVEMBER}`)).body;
const summary = async () => (await get<Summary>(`summary?${NOVEMBER}`)).body;
const arrived = (commune: string, until: (record: CommuneRecord) => boolean) =>
  eventually(() => recordOf(commune), until);

it('a commune is counted by channel, on time and late, as the day is in Viet Nam', async () => {
  const online: Place = { ...place, channel: 'online' };
  await publish(received(), completed('2026-11-20T16:59:59.000Z'));
  await publish(received(), completed('2026-11-20T17:00:00.000Z'));
  await publish(submitted(online), received(online), refused('2026-11-12T02:00:00.000Z', online));
  await publish(received());
  await publish(received(place, '2026-12-30'));
  await publish(received(), asked('2026-11-19T02:00:00.000Z'));
  const record = await arrived(
    NINH_KIEU,
    ({ received, open, refused }) => received === 6 && open === 3 && refused === 1,
  );
  expect(record).toMatchObject({ name: 'Phường Ninh Kiều', completed: 2, onTime: 2, late: 1, overdue: 1 });
  expect(record.onTimeShare).toBe(0.5);
  expect(record.byChannel.online).toMatchObject({ received: 1, refused: 1, onTime: 1, open: 0 });
});

it('papers asked for twice make a case late, however early it ended and whoever ended it', async () => {
  const commune = '31150';
  const at: Place = { ...place, commune };
  const [first, second] = ['2026-11-11T02:00:00.000Z', '2026-11-13T02:00:00.000Z'];
  const twice = [asked(first, at), answered('2026-11-12T02:00:00.000Z', at), asked(second, at)];
  await publish(received(at), ...twice, refused('2026-11-14T02:00:00.000Z', at));
  await publish(received(at), ...twice, completed('2026-11-14T02:00:00.000Z', 2, at));
  await publish(received(at), asked(first, at), completed('2026-11-14T02:00:00.000Z', 1, at));
  expect(await arrived(commune, ({ open, received }) => received === 3 && open === 0)).toMatchObject({
    late: 2,
    onTime: 1,
    refused: 1,
  });
});

it('a late case is counted by whether somebody said sorry in time, and the list is what is counted', async () => {
  const commune = '31168';
  const at: Place = { ...place, commune };
  const putOff = { ...ofReceived(at), firstPromisedOn: '2026-11-20', promisedOn: '2026-11-25' };
  const apology = tell(ApologyIssued, {
    ...putOff,
    status: 'processing',
    formerlyPromisedOn: '2026-11-20',
    ordinal: 1,
    reason: 'Công an xã chưa trả lời.',
    title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    signatory: 'Giám đốc Trung tâm phục vụ hành chính công',
    issuedAt: '2026-11-19T02:00:00.000Z',
  });
  const { contact: _contact, promisedOn, ...silent } = ofReceived(at);
  const overdue = tell(ApologyOverdue, {
    ...silent,
    promisedOn,
    status: 'processing',
    steps: ['deregister-residence'],
    mayReappoint: true,
    escalatedAt: '2026-11-20T17:00:00.000Z',
  });
  const done = (endedAt: string) =>
    tell(CaseCompleted, {
      ...putOff,
      steps: [{ step: 'register-death', state: 'done' }],
      endedAt,
      supplements: 0,
    });
  await publish(received(at), apology);
  await publish(received(at), apology, done('2026-11-24T02:00:00.000Z'));
  const without = [
    await publish(received(at), apology, done('2026-11-26T02:00:00.000Z')),
    await publish(received(at), overdue),
  ];
  expect(await arrived(commune, ({ open, received }) => received === 4 && open === 2)).toMatchObject({
    onTime: 0,
    late: 2,
    overdue: 2,
    lateWithApology: 2,
    lateWithoutApology: 2,
  });
  const { body } = await get<LateCases>(`late-without-apology?${NOVEMBER}`);
  const listed = body.items.filter((line) => line.commune === commune);
  expect(listed.map(({ caseId }) => caseId)).toEqual(without.toSorted());
  expect(listed.find(({ caseId }) => caseId === without[1])).toMatchObject({
    name: expect.stringMatching(/\S/) as string,
    escalatedAt: '2026-11-20T17:00:00.000Z',
  });
  expect((await summary()).lateWithoutApology).toBe(body.items.length);
});

it('what was never received keeps no promise and breaks none', async () => {
  const before = await summary();
  await publish(submitted());
  await publish(
    submitted(),
    tell(CaseNotAccepted, {
      ...place,
      contact,
      reason: 'Bản chụp mờ.',
      decidedAt: '2026-11-10T02:00:00.000Z',
    }),
  );
  await publish(
    received({ ...place, commune: '31120' }),
    tell(CaseWithdrawn, { ...place, commune: '31120', contact, withdrawnAt: '2026-11-11T02:00:00.000Z' }),
  );
  const after = await eventually(summary, ({ waiting, withdrawn }) => waiting === 1 && withdrawn === 1);
  expect(after).toMatchObject({ onTime: before.onTime, late: before.late, received: before.received + 1 });
  expect(after.communes).toBe(before.communes + 1);
});

it('a case of which the older events are gone is counted by the last one', async () => {
  const commune = '31153';
  await publish(completed('2026-11-14T02:00:00.000Z', 0, { ...place, commune }));
  expect(await arrived(commune, ({ completed }) => completed === 1)).toMatchObject({
    received: 1,
    onTime: 1,
  });
});

describe('all events read again', () => {
  const all = async () => (await get<{ communes: CommuneRecord[] }>(`communes?${NOVEMBER}`)).body;

  const readAgain = async (...forget: string[]) => {
    await service.close();
    const forgetful = new DataSource({ type: 'postgres', url: database.ownerUrl });
    await forgetful.initialize();
    await forgetful.query(`truncate ${['inbox', 'consumer_position', ...forget].join(', ')}`);
    await forgetful.destroy();
    service = await start();
    const inbox = async () =>
      (await service.get(DataSource).query<{ n: number }[]>('select count(*)::int n from inbox'))[0]!.n;
    await eventually(inbox, (n) => n === sent.length);
  };

  it('give the same figures over what is there', async () => {
    const before = await all();
    await readAgain();
    expect(await all()).toEqual(before);
  });

  it('give the same figures after everything was lost', async () => {
    const before = await all();
    await readAgain('monitored_case', 'supplement_request');
    expect(await all()).toEqual(before);
  });
});

describe('a question', () => {
  it.each([
    ['communes?from=2026-02-30', ['/from']],
    ['communes?from=x&to=y', ['/from', '/to']],
    [`communes/${NINH_KIEU}?to=24-11-2026`, ['/to']],
    ["summary?from=2026-01-01'--", ['/from']],
    ['summary?from=2026-12-01&to=2026-11-01', ['/from']],
  ])('%s is told what is wrong with it', async (path, pointers) => {
    const { status, body } = await get<{ code: string; errors: { pointer: string }[] }>(path);
    expect(status).toBe(422);
    expect(body.code).toBe('invalid-query');
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('about a commune that does not exist finds none', async () => {
    expect((await get('communes/99999')).status).toBe(404);
    expect((await get('communes/31')).status).toBe(404);
  });

  it('about a commune without cases is answered with none', async () => {
    const record = await recordOf('31147');
    expect(record).toMatchObject({ received: 0, byChannel: {} });
    expect(record.onTimeShare).toBeUndefined();
  });
});
