import { RegisterDeath } from '@lien-thong/contracts';
import type { IncomingRecord, OutgoingRecord } from './broker/broker';
import { readRecord, type Listener, type Read } from './read-record';
import { freshCase, recordFor, sampleOf } from './testing-ground/messages';

const PREFIX = 'tried.';
const COMMANDS = 'tried.civil-registration.commands.v1';
const EVENTS = 'tried.one-stop.events.v1';
const listener: Listener = {
  office: 'civil-registration',
  topicPrefix: PREFIX,
  handled: new Set(['civil-registration.register-death.v1', 'one-stop.case-withdrawn.v1']),
};

const arrived = ({ key, value, headers }: OutgoingRecord): IncomingRecord => ({
  offset: 42,
  key: Buffer.from(key),
  value: Buffer.from(value),
  headers: Object.fromEntries(Object.entries(headers).map(([n, v]) => [n, Buffer.from(v)])),
});
const caseId = freshCase();
const command = recordFor(PREFIX, RegisterDeath, { caseId });
const read = (change: Partial<IncomingRecord> = {}, topic = COMMANDS): Read =>
  readRecord({ topic, partition: 3, record: { ...arrived(command), ...change } }, listener);
const typed = (type: string, topic = COMMANDS): Read =>
  read({ headers: { ...arrived(command).headers, ce_type: Buffer.from(type) } }, topic);

describe('a record', () => {
  it('that is a valid message of a handled type is that message, with its case and person as keys', () => {
    const it = read();
    if (it.what !== 'message') throw new Error(it.what);
    expect(it.message).toMatchObject({
      id: command.headers['ce_id'],
      source: '/one-stop',
      type: 'civil-registration.register-death.v1',
      caseId,
      data: sampleOf(RegisterDeath),
    });
    expect(it.keys).toEqual([`case ${caseId}`, `person ${sampleOf(RegisterDeath).deceased.personalId}`]);
  });

  it('about a person without a number has its case as its only key', () => {
    const data = sampleOf(RegisterDeath);
    delete data.deceased.personalId;
    const it = read({ value: Buffer.from(JSON.stringify(data)) });
    expect(it.what === 'message' && it.keys).toEqual([`case ${caseId}`]);
  });

  it('may have fields that are not known yet', () => {
    expect(read({ value: Buffer.from(JSON.stringify({ ...sampleOf(RegisterDeath), later: 1 })) }).what).toBe(
      'message',
    );
  });

  it('without an envelope is unreadable, whole, and of no known case', () => {
    const it = read({ headers: {} });
    expect(it).toMatchObject({
      what: 'broken',
      parked: { cause: 'unreadable', topic: COMMANDS, partition: 3, record: { offset: 42 } },
    });
    expect(it.what === 'broken' && it.parked.caseId).toBeUndefined();
  });

  it.each([
    ['no value', null],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['text that is no JSON', Buffer.from('{"attempt": 1')],
    ['an empty value', Buffer.alloc(0)],
    ['JSON nested without end', Buffer.from('['.repeat(200_000))],
  ])('with %s is unreadable and holds the case of its envelope', (_, value) => {
    expect(read({ value })).toMatchObject({ what: 'broken', parked: { cause: 'unreadable', caseId } });
  });

  it.each([
    ['of an unknown type on our own topic of commands', 'civil-registration.bury.v1', COMMANDS],
    ['of another version of a type we handle', 'civil-registration.register-death.v2', COMMANDS],
    ['of another version on a topic of events', 'one-stop.case-withdrawn.v2', EVENTS],
    ['of a known type that has no handler here', 'residence.deregister-residence.v1', COMMANDS],
  ])('%s is parked', (_, type, topic) => {
    expect(typed(type, topic)).toMatchObject({
      what: 'broken',
      parked: { cause: 'unknown-type', caseId, type, detail: `no handler for ${type}` },
    });
  });

  it.each(['one-stop.case-completed.v1', 'one-stop.case-dreamt.v1', 'one-stop.case-withdrawn-again.v1'])(
    'of a type that is not for us, %s, on a topic of events is passed over',
    (type) => {
      expect(typed(type, EVENTS)).toMatchObject({ what: 'ignored', type });
    },
  );

  it('that breaks its schema is invalid, and the detail names the fields and never their values', () => {
    const { deceased, ...rest } = sampleOf(RegisterDeath);
    const data = { ...rest, attempt: 'một', deceased: { ...deceased, personalId: '123' } };
    const it = read({ value: Buffer.from(JSON.stringify(data)) });
    if (it.what !== 'broken') throw new Error(it.what);
    expect(it.parked).toMatchObject({ cause: 'invalid', caseId });
    expect(it.parked.detail).toContain('/attempt');
    expect(it.parked.detail).toContain('/deceased/personalId');
    expect(it.parked.detail).not.toMatch(/một|123/);
  });

  it.each(['null', '[]', '7', '"x"', 'true'])('whose value is the JSON %s is invalid', (json) => {
    expect(read({ value: Buffer.from(json) })).toMatchObject({
      what: 'broken',
      parked: { cause: 'invalid' },
    });
  });
});
