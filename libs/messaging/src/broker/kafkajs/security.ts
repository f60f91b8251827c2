import { EnvironmentFault, type OfficeEnvironment } from '@lien-thong/service';
import { readFileSync } from 'node:fs';
import type { KafkaConfig } from 'kafkajs';

export type KafkaSecurityEnvironment = Partial<
  Pick<
    OfficeEnvironment,
    | 'KAFKA_TLS_CA'
    | 'KAFKA_TLS_CERT'
    | 'KAFKA_TLS_KEY'
    | 'KAFKA_SASL_MECHANISM'
    | 'KAFKA_SASL_USERNAME'
    | 'KAFKA_SASL_PASSWORD'
    | 'KAFKA_SASL_PASSWORD_FILE'
  >
>;

export type KafkaSecurity = Pick<KafkaConfig, 'ssl' | 'sasl'>;

function read(variable: keyof KafkaSecurityEnvironment, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new EnvironmentFault(`${variable}: ${file} cannot be read (${(fault as { code?: string }).code})`);
  }
}

function tlsOf(env: KafkaSecurityEnvironment): KafkaConfig['ssl'] {
  const { KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key } = env;
  if (!cert !== !key) throw new EnvironmentFault('KAFKA_TLS_CERT and KAFKA_TLS_KEY go together');
  if (!ca && cert) throw new EnvironmentFault('KAFKA_TLS_CA is missing beside KAFKA_TLS_CERT');
  if (!ca) return undefined;
  return {
    ca: [read('KAFKA_TLS_CA', ca)],
    ...(cert && key ? { cert: read('KAFKA_TLS_CERT', cert), key: read('KAFKA_TLS_KEY', key) } : {}),
  };
}

function passwordOf({
  KAFKA_SASL_PASSWORD: given,
  KAFKA_SASL_PASSWORD_FILE: file,
}: KafkaSecurityEnvironment) {
  return file ? read('KAFKA_SASL_PASSWORD_FILE', file).trim() : given;
}

function saslOf(env: KafkaSecurityEnvironment, encrypted: boolean): KafkaConfig['sasl'] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username } = env;
  const password = passwordOf(env);
  if (!mechanism) {
    if (username || password)
      throw new EnvironmentFault('KAFKA_SASL_MECHANISM is missing beside a name or a password');
    return undefined;
  }
  if (!username) throw new EnvironmentFault('KAFKA_SASL_USERNAME is missing');
  if (!password) throw new EnvironmentFault('KAFKA_SASL_PASSWORD or KAFKA_SASL_PASSWORD_FILE is missing');
  if (mechanism === 'plain' && !encrypted)
    throw new EnvironmentFault(
      'KAFKA_SASL_MECHANISM: plain would send the password unencrypted; set KAFKA_TLS_CA',
    );
  return { mechanism, username, password } as KafkaConfig['sasl'];
}

/** @throws EnvironmentFault naming the variable that is missing, wrong or points to a file that cannot be read */
export function kafkaSecurity(env: KafkaSecurityEnvironment): KafkaSecurity {
  const ssl = tlsOf(env);
  return { ssl, sasl: saslOf(env, Boolean(ssl)) };
}
