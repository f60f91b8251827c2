import fc from 'fast-check';
import type { Headers } from './broker/broker';
import { envelopeOf, headersOf, type Envelope } from './envelope';

const read = (headers: Headers) =>
  envelopeOf({
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
  });

const whole: Envelope = {
  id: '01932f5f-4be3-7b2c-a4d1-6c0f38e54be3',
  source: '/one-stop',
  type: 'civil-registration.register-death.v1',
  subject: '01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88',
  time: '2026-11-20T09:12:40.118+07:00',
  causationid: '01932f5f-1b02-7d4e-8f3a-92c45e07b6d1',
  sequence: 4,
  law: '2026-11-01',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};
const { causationid: _c, sequence: _s, law: _l, traceparent: _t, ...least } = whole;

const word = fc.stringMatching(/^[a-z0-9/.-]{1,40}$/);
const envelopes: fc.Arbitrary<Envelope> = fc.record(
  {
    id: fc.uuid(),
    source: word,
    type: word,
    subject: fc.uuid(),
    time: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((d) => d.toISOString()),
    causationid: fc.uuid(),
    sequence: fc.nat(),
    law: word,
    traceparent: word,
  },
  { requiredKeys: ['id', 'source', 'type', 'subject', 'time'] },
);

describe('an envelope', () => {
  it('is the same after it was written and read', () => {
    fc.assert(fc.property(envelopes, (envelope) => expect(read(headersOf(envelope))).toEqual(envelope)));
  });

  it.each([whole, least])('has CloudEvents 1.0 headers in Kafka’s binary mode', (envelope) => {
    expect(headersOf(envelope)).toMatchObject({
      ce_specversion: '1.0',
      ce_id: envelope.id,
      'content-type': 'application/json; charset=utf-8',
    });
    expect(read(headersOf(envelope))).toEqual(envelope);
  });

  it('leaves unknown headers and a sequence that is no number alone', () => {
    expect(read({ ...headersOf(least), ce_sequence: 'vier', ce_new: 'x', retries: '3' })).toEqual(least);
  });

  it.each([
    ['no specversion', { ce_specversion: undefined }, 'no CloudEvents 1.0 envelope'],
    ['another specversion', { ce_specversion: '2.0' }, 'no CloudEvents 1.0 envelope'],
    ['no id', { ce_id: undefined }, 'ce_id is not a UUID in lower case'],
    ['an id that is no UUID', { ce_id: '42' }, 'ce_id is not a UUID in lower case'],
    ['an id in upper case', { ce_id: whole.id.toUpperCase() }, 'ce_id is not a UUID in lower case'],
    ['no source', { ce_source: undefined }, 'ce_source is not 1 to 200 visible ASCII characters'],
    ['an empty source', { ce_source: '' }, 'ce_source is not 1 to 200 visible ASCII characters'],
    [
      'a source without end',
      { ce_source: 'x'.repeat(201) },
      'ce_source is not 1 to 200 visible ASCII characters',
    ],
    ['no type', { ce_type: undefined }, 'ce_type is not 1 to 120 visible ASCII characters'],
    ['a type without end', { ce_type: 'x'.repeat(121) }, 'ce_type is not 1 to 120 visible ASCII characters'],
    ['no subject', { ce_subject: undefined }, 'ce_subject is not a case id'],
    ['a subject that is no case', { ce_subject: "'; drop table inbox" }, 'ce_subject is not a case id'],
    ['no time', { ce_time: undefined }, 'ce_time is not an instant'],
    ['a day for a time', { ce_time: '2026-11-20' }, 'ce_time is not an instant'],
  ])('with %s is unreadable', (_, change: Record<string, string | undefined>, why) => {
    const headers = { ...headersOf(whole), ...change };
    expect(read(JSON.parse(JSON.stringify(headers)) as Headers)).toBe(why);
  });

  // PostgreSQL keeps no NUL in text and the event that tells of a parked message takes no control character.
  it.each(['ce_source', 'ce_type'])('with a control character in %s is unreadable', (name) => {
    expect(read({ ...headersOf(whole), [name]: 'one\u0000stop' })).toMatch(name);
    expect(read({ ...headersOf(whole), [name]: '   ' })).toMatch(name);
    expect(read({ ...headersOf(whole), [name]: 'one-stop\uFE0F' })).toMatch(name);
  });
});
