import { CaseWithdrawn, RegisterDeath } from '@lien-thong/contracts';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import type { OutgoingRecord } from './broker/broker';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { enter, openOffice, type OpenOffice } from './testing-ground/office';
import { bytes, freshCase, recordFor } from './testing-ground/messages';

interface ParkedRow {
  case_id: string | null;
  cause: string;
  detail: string;
  topic: string;
  partition: number;
  record_key: Buffer;
  record_value: Buffer | null;
  record_headers: Record<string, string>;
}

jest.setTimeout(90_000);

describe('records that no handler may see', () => {
  const prefix = freshPrefix();
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  let database: FreshDatabase;
  let office: OpenOffice;

  beforeAll(async () => {
    database = await freshDatabase('unreadable');
    office = await openOffice({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      hears: [
        [RegisterDeath, enter],
        [CaseWithdrawn, enter],
      ],
    });
  });

  afterAll(async () => {
    await office.close();
    await sender.close();
    await broker.close();
    await database.drop();
  });

  /** Sends the record and, behind it in the same partition, a sound one of another case; both must be dealt with. */
  async function sendBefore(bad: OutgoingRecord): Promise<ParkedRow[]> {
    const sound = { ...recordFor(prefix, RegisterDeath), topic: bad.topic, key: bad.key };
    await sender.send([bad, sound]);
    await eventually(
      () => office.entries(),
      (entries) => entries.some((entry) => entry.message_id === sound.headers['ce_id']),
    );
    return office.sql<ParkedRow>(
      "select * from parked_message where convert_from(record_key, 'UTF8') = $1 and state = 'failed'",
      [bad.key],
    );
  }
  const command = (caseId: string, change: Partial<OutgoingRecord> = {}): OutgoingRecord => ({
    ...recordFor(prefix, RegisterDeath, { caseId }),
    ...change,
  });
  const typed = (record: OutgoingRecord, type: string): OutgoingRecord => ({
    ...record,
    headers: { ...record.headers, ce_type: type },
  });
  const isHeld = async (caseId: string) =>
    (await office.sql('select 1 from held_case where case_id = $1', [caseId])).length > 0;
  const told = async (caseId: string) =>
    (
      await office.sql<{ data: string }>(
        "select data from journal where case_id = $1 and headers like '%message-parked%'",
        [caseId],
      )
    ).map(({ data }) => JSON.parse(data) as { type: string; cause: string });

  it('bytes that are no text are parked whole, and the partition goes on', async () => {
    const caseId = freshCase();
    const noise = [0, 0xff, 0xfe, 0x80, 0x41, 0];
    const headers = { ce_id: bytes(noise), strange: bytes([0xc3, 0x28]), empty: '' };
    const [parked, ...others] = await sendBefore(command(caseId, { value: bytes(noise), headers }));
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ case_id: null, cause: 'unreadable' });
    expect([...parked!.record_value!]).toEqual(noise);
    expect([...Buffer.from(parked!.record_headers['ce_id']!, 'base64')]).toEqual(noise);
    expect([...Buffer.from(parked!.record_headers['strange']!, 'base64')]).toEqual([0xc3, 0x28]);
  });

  it('a value that is no JSON under a sound envelope holds its case', async () => {
    const caseId = freshCase();
    const [parked] = await sendBefore(command(caseId, { value: bytes([0x7b, 0x80]) }));
    expect(parked).toMatchObject({ case_id: caseId, cause: 'unreadable' });
    expect(await isHeld(caseId)).toBe(true);
    expect(await told(caseId)).toMatchObject([
      { type: 'civil-registration.register-death.v1', cause: 'unreadable' },
    ]);
  });

  it.each([
    ['ce_source', { ce_source: 'one\u0000stop' }],
    ['ce_type', { ce_type: 'one\u0007stop' }],
    ['the name of a header', { 'na\u0000me': 'x' }],
    ['the name of a header beside a sound envelope', { ...command(freshCase()).headers, 'na\u0000me': 'x' }],
  ])('a control character in %s does not stop the partition', async (_, headers) => {
    const record = command(freshCase(), { value: '{' });
    const [parked] = await sendBefore({ ...record, headers: { ...record.headers, ...headers } });
    expect(parked).toMatchObject({ cause: 'unreadable' });
  });

  it('a record without a value is parked', async () => {
    const [parked] = await sendBefore(command(freshCase(), { value: null as unknown as string }));
    expect(parked).toMatchObject({ cause: 'unreadable', record_value: null });
  });

  it('a command of an unknown type is parked, holds its case and is told of', async () => {
    const caseId = freshCase();
    const [parked] = await sendBefore(typed(command(caseId), 'civil-registration.dig-grave.v1'));
    expect(parked).toMatchObject({ case_id: caseId, cause: 'unknown-type' });
    expect(await isHeld(caseId)).toBe(true);
    expect(await told(caseId)).toMatchObject([
      { type: 'civil-registration.dig-grave.v1', cause: 'unknown-type' },
    ]);
  });

  it('another version of a type that is handled is parked, also on a topic of events', async () => {
    const [first, second] = [freshCase(), freshCase()];
    const event = typed(recordFor(prefix, CaseWithdrawn, { caseId: second }), 'one-stop.case-withdrawn.v2');
    expect(await sendBefore(typed(command(first), 'civil-registration.register-death.v2'))).toMatchObject([
      { cause: 'unknown-type', case_id: first },
    ]);
    expect(await sendBefore(event)).toMatchObject([{ cause: 'unknown-type', case_id: second }]);
  });

  it('an event of a type that nobody here listens to is passed over', async () => {
    const caseId = freshCase();
    const event = typed(recordFor(prefix, CaseWithdrawn, { caseId }), 'one-stop.case-dreamt.v1');
    expect(await sendBefore(event)).toEqual([]);
    expect(await isHeld(caseId)).toBe(false);
  });

  it('a payload that breaks its schema is parked with the fields at fault, byte for byte', async () => {
    const caseId = freshCase();
    const value = '{ "attempt" : "hai",  "commune": "x", "note": "Nguyễn" }';
    const [parked] = await sendBefore(command(caseId, { value }));
    expect(parked).toMatchObject({ case_id: caseId, cause: 'invalid' });
    expect(parked!.detail).toContain('/attempt');
    expect(parked!.detail).not.toContain('hai');
    expect(parked!.record_value!.toString('utf8')).toBe(value);
    expect(await isHeld(caseId)).toBe(true);
    expect(await told(caseId)).toMatchObject([{ cause: 'invalid' }]);
  });

  it('MessageParked reaches the broker', async () => {
    const caseId = freshCase();
    await sendBefore(command(caseId, { value: '{}' }));
    expect(await told(caseId)).toHaveLength(1);
    await eventually(
      () => office.sql('select 1 from outbox'),
      (waiting) => waiting.length === 0,
    );
    const bounds = await broker.bounds(`${prefix}civil-registration.events.v1`);
    expect(bounds.reduce((sum, { high }) => sum + high, 0)).toBeGreaterThan(0);
  });

  it('the same broken message sent twice is parked once', async () => {
    const caseId = freshCase();
    const broken = command(caseId, { value: '{}' });
    await sender.send([broken]);
    expect(await sendBefore(broken)).toHaveLength(1);
  });
});
