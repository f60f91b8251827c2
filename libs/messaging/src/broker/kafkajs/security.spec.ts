import { EnvironmentFault } from '@lien-thong/service';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaSecurity, type KafkaSecurityEnvironment } from './security';

describe('the way to the broker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-way-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const named = { KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'residence' } as const;

  it('is open when nothing is set', () => {
    expect(kafkaSecurity({})).toEqual({ ssl: undefined, sasl: undefined });
  });

  it('takes authorities and a password from files', () => {
    const KAFKA_TLS_CA = file('ca.pem', 'AUTHORITY');
    const KAFKA_SASL_PASSWORD_FILE = file('password', 'mở ra\n');
    expect(kafkaSecurity({ ...named, KAFKA_TLS_CA, KAFKA_SASL_PASSWORD_FILE })).toEqual({
      ssl: { ca: ['AUTHORITY'] },
      sasl: { mechanism: 'scram-sha-512', username: 'residence', password: 'mở ra' },
    });
  });

  it.each<[string, KafkaSecurityEnvironment, RegExp]>([
    ['an authority that is not there', { KAFKA_TLS_CA: '/nowhere.pem' }, /KAFKA_TLS_CA: .*ENOENT/],
    ['a certificate without its key', { KAFKA_TLS_CERT: 'c.pem' }, /KAFKA_TLS_CERT and KAFKA_TLS_KEY/],
    ['a name without a mechanism', { KAFKA_SASL_USERNAME: 'x' }, /KAFKA_SASL_MECHANISM is missing/],
    ['a mechanism without a password', named, /KAFKA_SASL_PASSWORD or KAFKA_SASL_PASSWORD_FILE/],
    [
      'a password that would travel in the clear',
      { ...named, KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_PASSWORD: 'x' },
      /unencrypted; set KAFKA_TLS_CA/,
    ],
  ])('is not taken with %s, which is named', (_, environment, words) => {
    expect(() => kafkaSecurity(environment)).toThrow(EnvironmentFault);
    expect(() => kafkaSecurity(environment)).toThrow(words);
  });
});
