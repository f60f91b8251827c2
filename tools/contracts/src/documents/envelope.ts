interface Header {
  readonly required: boolean;
  readonly means: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const uuid = { type: 'string', format: 'uuid' };
const text = (maxLength: number) => ({ type: 'string', maxLength });

/** CloudEvents 1.0 in Kafka's binary mode: what stands in the headers of every message. */
export const ENVELOPE: Readonly<Record<string, Header>> = {
  ce_specversion: { required: true, means: 'CloudEvents version.', schema: { type: 'string', const: '1.0' } },
  ce_id: {
    required: true,
    means: 'The message. With ce_source it is unique for ever: a repeat carries the same id.',
    schema: uuid,
  },
  ce_source: {
    required: true,
    means: 'The sending service, e.g. /one-stop.',
    schema: { ...text(200), pattern: '^/[a-z-]+$' },
  },
  ce_type: { required: true, means: '<service>.<name>.v<version>.', schema: text(120) },
  ce_subject: { required: true, means: 'The case id; equal to the record key.', schema: uuid },
  ce_time: {
    required: true,
    means: 'When it was said.',
    schema: { type: 'string', format: 'date-time' },
  },
  'content-type': {
    required: true,
    means: 'How the value is written.',
    schema: { type: 'string', const: 'application/json; charset=utf-8' },
  },
  ce_causationid: {
    required: false,
    means: 'ce_id of the message that made the sender say this.',
    schema: uuid,
  },
  ce_sequence: {
    required: false,
    means: "The case's version when it was said; whole number in digits.",
    schema: { type: 'string', pattern: '^[0-9]{1,16}$' },
  },
  ce_lawversion: {
    required: false,
    means: 'Version of the bundle of law that was read.',
    schema: { type: 'string' },
  },
  traceparent: { required: false, means: 'W3C Trace Context.', schema: { type: 'string' } },
};
