import {
  CaseCompleted,
  CaseReceived,
  CaseSubmitted,
  messageKind,
  type Contact,
  type Shape,
} from '@lien-thong/contracts';
import { newFieldKeys, startMailSink, type MailSink } from '@lien-thong/embedded';
import { BROKER, headersOf, type Broker, type BrokerProducer } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, createService, readEnvironment, TRANSPORT } from '@lien-thong/service';
import {
  AUDIENCE,
  authorizationOf,
  eventually,
  EVERYBODY,
  freePort,
  freshDatabase,
  freshPrefix,
  installLaw,
  installPostings,
  kafkaBrokers,
  lawKey,
  storedInTheClear,
  testIssuer,
  migrate,
} from '@lien-thong/testing';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { NotificationsEnvironment } from './environment';
import { nextNoon } from './testing-ground/daytime';
import { queue } from './notice/queue';
import { readPerson } from './notice/read-person';

const PREFIX = freshPrefix();
const DAY = 86_400_000;
jest.setTimeout(30_000);
const [PHONE, EMAIL] = ['0912345678', 'ngoclan.tran@example.vn'];

type Service = Awaited<ReturnType<typeof createService>>;
let service: Service;
let producer: BrokerProducer;
const started: Service[] = [];
let db: DataSource;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let environment: NotificationsEnvironment;
let sink: MailSink;
let ports: { smtpPort: number; httpPort: number };

async function start(): Promise<Service> {
  const app = await createService({
    name: 'notifications',
    environment: () => environment,
    module: () => AppModule.of(environment),
  });
  started.push(app);
  app.get(Clock).moveTo(nextNoon());
  await migrate(app.get(DataSource));
  if (started.length === 1) await installLaw(app.get(DataSource));
  app.connectMicroservice({ strategy: app.get<CustomTransportStrategy>(TRANSPORT) });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return app;
}

beforeAll(async () => {
  ports = { smtpPort: await freePort(), httpPort: await freePort() };
  [database, sink] = [await freshDatabase('notifications'), await startMailSink(ports)];
  environment = readEnvironment(NotificationsEnvironment, {
    DATABASE_URL: database.url,
    KAFKA_BROKERS: kafkaBrokers(),
    KAFKA_PREFIX: PREFIX,
    FIELD_KEYS: newFieldKeys(),
    LAW_KEYS: lawKey().publicKeys,
    SMTP_URL: sink.smtpUrl,
    MAIL_FROM: 'Liên thông <bao-tin@lienthong.example.vn>',
    WEB_URL: 'https://lienthong.example.vn/',
    LOG_LEVEL: 'fatal',
    OIDC_ISSUER: (await testIssuer()).url,
    OIDC_AUDIENCE: AUDIENCE,
  });
  service = await start();
  db = service.get(DataSource);
  await installPostings(db, EVERYBODY);
  producer = service.get<Broker>(BROKER).producer();
}, 60_000);

afterAll(async () => {
  for (const app of started) await app.close();
  await sink.stop();
  await database.drop();
});

interface Told {
  caseId: string;
  id: string;
}

async function publish<T extends object>(shape: Shape<T>, data: T, told: Partial<Told> = {}): Promise<Told> {
  const { caseId = randomUUID(), id = randomUUID() } = told;
  const { type } = messageKind(shape);
  const headers = headersOf({
    id,
    source: '/one-stop',
    type,
    subject: caseId,
    time: new Date().toISOString(),
  });
  const record = { topic: `${PREFIX}one-stop.events.v1`, key: caseId, headers, value: JSON.stringify(data) };
  await producer.send([record]);
  return { caseId, id };
}

const received = (contact: Partial<Contact>): CaseReceived => ({
  commune: '31135',
  channel: 'desk',
  contact: { fullName: 'Trần Thị Ngọc Lan', ...contact },
  dossierCode: 'H12.45.07-261120-0031',
  receivedAt: '2026-11-20T02:12:40.000Z',
  promisedOn: '2026-12-04',
  procedures: ['death-registration', 'residence-deletion'],
});

interface Line {
  template: string;
  channel: string;
  address: string;
  state: string;
  tries: number;
}

async function get(path: string): Promise<{ status: number; body: { items: Line[]; errors?: object[] } }> {
  const answer = await fetch(`${await service.getUrl()}/api/notifications/${path}`, {
    headers: { authorization: await authorizationOf(EVERYBODY) },
  });
  return { status: answer.status, body: (await answer.json()) as { items: Line[] } };
}

const noticesOf = async (caseId: string) => (await get(`notices?caseId=${caseId}`)).body.items;
const statesOf = async (caseId: string) =>
  (await noticesOf(caseId)).map(({ channel, state }) => [channel, state]);
const told = (caseId: string) =>
  eventually(
    () => noticesOf(caseId),
    (all) => all.length > 0 && all.every(({ state }) => state === 'sent'),
  );

const mailsOf = (id: string) =>
  sink.messages().filter(({ messageId }) => messageId === `<${id}.email@lienthong.example.vn>`);

const saidOf = async (caseId: string): Promise<[type: string, cause: string][]> => {
  const said = await db.query<{ headers: string }[]>(
    'select headers from journal where case_id = $1 order by seq',
    [caseId],
  );
  return said.map(({ headers }) => {
    const { ce_type: type, ce_causationid: cause } = JSON.parse(headers) as Record<string, string>;
    return [type!, cause!];
  });
};

describe('a family', () => {
  it('is told by every channel it gave, and one-stop is told of each', async () => {
    const { caseId, id } = await publish(CaseReceived, received({ phone: PHONE, email: EMAIL }));
    const notices = await told(caseId);
    expect(notices).toMatchObject([
      { template: 'case-received', channel: 'email', address: 'n***@example.vn', tries: 1 },
      { template: 'case-received', channel: 'sms', address: '*******678', tries: 1 },
    ]);
    const [mail] = mailsOf(id);
    expect(mail).toMatchObject({ to: EMAIL, subject: 'Đã tiếp nhận hồ sơ H12.45.07-261120-0031' });
    expect(mail!.text).toContain('https://lienthong.example.vn/tra-cuu/H12.45.07-261120-0031');
    const { items } = (await get('sms-outbox')).body;
    expect(items.find((line) => 'reference' in line && line.reference === `${id}.sms`)).toMatchObject({
      address: '*******678',
      body: expect.stringContaining('hẹn trả kết quả ngày 04/12/2026') as string,
    });
    expect(await saidOf(caseId)).toEqual([
      ['notifications.notice-sent.v1', id],
      ['notifications.notice-sent.v1', id],
    ]);
  });

  it('that gave no address finds a letter at the desk', async () => {
    const { caseId, id } = await publish(CaseReceived, received({}));
    await told(caseId);
    const { items } = (await get('post-outbox')).body;
    expect(items).toContainEqual(expect.objectContaining({ reference: `${id}.post` }));
  });

  it('is told of every event of its case, in order', async () => {
    const first = received({ phone: PHONE });
    const { procedures, ...ofReceived } = first;
    const { commune, channel, contact } = first;
    const submittedAt = '2026-11-20T01:00:00.000Z';
    const { caseId } = await publish(CaseSubmitted, { commune, channel, contact, submittedAt, procedures });
    await publish(CaseReceived, first, { caseId });
    await publish(
      CaseCompleted,
      {
        ...ofReceived,
        steps: [{ step: 'register-death', state: 'done' }],
        endedAt: '2026-11-24T02:00:00.000Z',
        supplements: 0,
      },
      { caseId },
    );
    await eventually(
      () => told(caseId),
      (all) => all.length === 3,
    );
    const sent = await db.query<{ template: string }[]>(
      `select n.template from outgoing_simulated o join notice n using (reference) where n.case_id = $1 order by entry`,
      [caseId],
    );
    expect(sent.map(({ template }) => template)).toEqual([
      'case-submitted',
      'case-received',
      'case-completed',
    ]);
  });
});

it('what is sent stands nowhere readable in the database, and is gone with the key of its case', async () => {
  const [phone, email] = ['0977123123', 'rieng.nguyen@example.vn'];
  const { caseId } = await publish(CaseReceived, received({ phone, email }));
  await told(caseId);
  expect(await storedInTheClear(db, [phone, email, 'H12.45.07-261120-0031'])).toEqual([]);
  const asked = { personalId: '092180001234', caseIds: [caseId] };
  expect(await readPerson(db.manager, service.get(Privacy), asked)).toMatchObject({
    notices: [{ address: email }, { address: phone }],
  });
  await service.get(Privacy).erase(db.manager, [caseId]);
  expect((await noticesOf(caseId)).map(({ address }) => address)).not.toContain('*******123');
  const { items } = (await get(`audit?caseId=${caseId}`)).body as unknown as { items: { action: string }[] };
  expect(items).toMatchObject([
    { action: 'notice.list', subjectKind: 'case', subjectId: caseId },
    { action: 'case.key-destroyed', actor: 'system' },
  ]);
});

describe('an event that comes again', () => {
  it('tells nobody again, even when the inbox has forgotten it', async () => {
    const data = received({ phone: PHONE, email: EMAIL });
    const event = await publish(CaseReceived, data);
    await told(event.caseId);
    await publish(CaseReceived, data, event);
    await db.query('delete from inbox where id = $1', [event.id]);
    await publish(CaseReceived, data, event);
    const later = await publish(CaseReceived, received({ phone: PHONE }), { caseId: event.caseId });
    await eventually(
      () => noticesOf(event.caseId),
      (all) => all.length === 3,
    );
    await told(later.caseId);
    expect(mailsOf(event.id)).toHaveLength(1);
    expect(await saidOf(event.caseId)).toHaveLength(3);
  });
});

describe('a mail server that is gone', () => {
  afterAll(() => service.get(Clock).moveTo(nextNoon()));

  const ahead = (ms: number) => service.get(Clock).moveTo(new Date(service.get(Clock).now().getTime() + ms));

  it('holds up no text message, and gets the letter when it is back', async () => {
    await sink.stop();
    const { caseId, id } = await publish(CaseReceived, received({ phone: PHONE, email: EMAIL }));
    await eventually(
      () => noticesOf(caseId),
      (all) => all[0]?.state === 'queued' && all[0].tries === 1 && all[1]?.state === 'sent',
    );
    expect(await saidOf(caseId)).toHaveLength(1);
    sink = await startMailSink(ports);
    ahead(DAY);
    expect((await told(caseId))[0]).toMatchObject({ channel: 'email', tries: 2 });
    expect(mailsOf(id)).toHaveLength(1);
  });

  it('for good: the channel is given up, and one-stop is told that the family was not', async () => {
    await sink.stop();
    const { caseId, id } = await publish(CaseReceived, received({ email: EMAIL }));
    let tries = 0;
    await eventually(
      async () => {
        const [notice] = await noticesOf(caseId);
        if (notice && notice.tries > tries && notice.state !== 'unclear') {
          tries = notice.tries;
          ahead(DAY);
        }
        return notice?.state;
      },
      (state) => state === 'failed',
    );
    expect(tries).toBe(9);
    expect(await saidOf(caseId)).toEqual([['notifications.notice-failed.v1', id]]);
    sink = await startMailSink(ports);
  });
});

it('a letter whose sending process died is sent again under the same Message-ID', async () => {
  const { caseId, id } = await publish(CaseReceived, received({ email: EMAIL }));
  await told(caseId);
  await db.query(
    `update notice set state = 'unclear', sent_at = null, next_try_at = now() where case_id = $1`,
    [caseId],
  );
  await eventually(
    () => mailsOf(id),
    (mails) => mails.length === 2,
  );
  await eventually(
    () => statesOf(caseId),
    ([email]) => email?.[1] === 'sent',
  );
});

it('a second instance shares the work, and no notice goes out by both', async () => {
  await start();
  const cases = Array.from({ length: 3000 }, () => randomUUID());
  const notices = cases.map((caseId) => ({
    reference: `${caseId}.sms`,
    caseId,
    commune: '31120',
    eventId: caseId,
    traceparent: null,
    template: 'case-received' as const,
    channel: 'sms' as const,
    address: PHONE,
    subject: '',
    body: 'Đã tiếp nhận hồ sơ.',
    isBad: false,
  }));
  const work = { db: db.manager, send: () => undefined };
  await queue(work, service.get(Privacy), notices, new Date().toISOString());
  const count = async (statement: string): Promise<number> =>
    (await db.query<{ n: number }[]>(statement, [cases]))[0]!.n;
  await eventually(
    () =>
      count(`select count(*)::int n from notice where case_id = any($1) and state = 'sent' and tries = 1`),
    (n) => n === cases.length,
  );
  expect(await count(`select count(*)::int n from journal where case_id = any($1)`)).toBe(cases.length);
});

it.each(['notices', 'notices?caseId=1', "notices?caseId=' or 1=1"])(
  '%s is a question that names its fault',
  async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer: '/caseId' }]);
  },
);
