import { BrokerRefused } from '../broker';

/** The code of a plain connection that was answered in TLS. */
export const NEEDS_TLS = 'BROKER_NEEDS_TLS';

interface Fault {
  name?: unknown;
  type?: unknown;
  code?: unknown;
  retriable?: unknown;
  message?: unknown;
  cause?: unknown;
  /** Of several topics at once. */
  errors?: unknown;
}

/** A fault and what it is said to come from, the innermost last. */
export function* causesOf(fault: unknown): Generator<Fault> {
  const seen = new Set<unknown>();
  for (let at = fault; typeof at === 'object' && at !== null && !seen.has(at); at = (at as Fault).cause) {
    seen.add(at);
    yield at;
    const { errors } = at as Fault;
    if (Array.isArray(errors)) for (const one of errors) yield* causesOf(one);
  }
}

/** What the group's coordinator says to a member that must give its partitions up; any other fault may pass. */
const EXPULSIONS = new Set([
  'REBALANCE_IN_PROGRESS',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'FENCED_INSTANCE_ID',
]);

export const isExpulsion = (fault: unknown): boolean =>
  EXPULSIONS.has(String((fault as Fault | null | undefined)?.type));

/** The broker was reached and said no: the connection is as good as it was. */
export const wasAnswered = (fault: unknown): boolean =>
  [...causesOf(fault)].some(({ type, name }) => typeof type === 'string' || name === 'KafkaJSAggregateError');

/** A broker that says "not now". */
export const isRetriable = (fault: unknown): boolean =>
  wasAnswered(fault) && [...causesOf(fault)].at(-1)?.retriable === true;

/** Node's words for a certificate that is not what it should be. */
const CERTIFICATE =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** Why the broker will not have us, in the words of whoever must change that; undefined when it may pass by itself. */
function refusalIn({ name, type, code, message }: Fault): string | undefined {
  if (name === 'KafkaJSSASLAuthenticationError')
    return `it does not accept KAFKA_SASL_USERNAME and its password (${String(message)})`;
  if (type === 'UNSUPPORTED_SASL_MECHANISM') return 'it does not know KAFKA_SASL_MECHANISM';
  if (typeof type === 'string' && type.endsWith('_AUTHORIZATION_FAILED'))
    return `its access rules do not allow it (${type})`;
  if (typeof code !== 'string') return undefined;
  if (CERTIFICATE.test(code)) return `its certificate is not one that KAFKA_TLS_CA vouches for (${code})`;
  if (code === 'EPROTO' || code === 'ERR_SSL_WRONG_VERSION_NUMBER')
    return 'it does not speak TLS on this port, yet KAFKA_TLS_CA asks for it';
  if (code === NEEDS_TLS) return 'it speaks TLS on this port; set KAFKA_TLS_CA';
  return undefined;
}

/** The fault as it should be told: a refusal says what was asked of whom and what is wrong. */
export function told(what: string, fault: unknown): unknown {
  for (const cause of causesOf(fault)) {
    const refusal = refusalIn(cause);
    if (refusal) return new BrokerRefused(`the broker refuses ${what}: ${refusal}`, { cause: fault });
  }
  return fault;
}
