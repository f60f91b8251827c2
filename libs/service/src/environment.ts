import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

/** What every service reads from its environment; a service with more to read extends it. */
export class ServiceEnvironment {
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) PORT = 0;
  @IsString() HOST = '127.0.0.1';
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace']) LOG_LEVEL = 'info';
  /** Whose word on the address of a client is taken: `loopback`, addresses or networks, with commas between. */
  @Matches(/^[\w.:/]+(, ?[\w.:/]+)*$/) TRUST_PROXY = 'loopback';
  /** Origins whose pages may ask in a browser, exactly as it names them, with commas between; nobody by default. */
  @IsOptional() @Matches(/^(https?:\/\/[\w.-]+(:\d+)?)(,https?:\/\/[\w.-]+(:\d+)?)*$/) CORS_ORIGINS?: string;
  /** Of one address, and of one account, in each instance; far above what a person does. 0: no limit. */
  @Type(() => Number) @IsInt() @Min(0) @Max(10_000_000) RATE_LIMIT_PER_MINUTE = 6000;
}

const url = { protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true };

const address = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };

export class OfficeEnvironment extends ServiceEnvironment {
  @IsUrl(url) DATABASE_URL!: string;
  @Type(() => Number) @IsInt() @Min(2) @Max(200) DATABASE_POOL = 8;
  @IsString() KAFKA_BROKERS!: string;
  /** Put before every topic and group name, so that several systems may share one broker. */
  @IsOptional() @IsString() KAFKA_PREFIX = '';
  /** The keys that personal data is encrypted with: JSON, the path of a file, or `vault:<url>/<mount>/<key>`. */
  @IsString() FIELD_KEYS!: string;
  /** With `vault:`, the path of the token's file; read again when it changes. */
  @IsOptional() @IsString() FIELD_KEYS_TOKEN_FILE?: string;
  /** With `vault:`, the API's path of the secret that has the look-up key, as `secret/data/one-stop`. */
  @IsOptional() @IsString() FIELD_KEYS_LOOK_UP?: string;
  /** With `vault:`, the file of keys that was in use before, until `rewrap-keys` has run. */
  @IsOptional() @IsString() FIELD_KEYS_FORMER?: string;
  /** Below the broker's `group.min.session.timeout.ms` (6 s by default) the broker refuses it. */
  @Type(() => Number) @IsInt() @Min(1000) @Max(300_000) KAFKA_SESSION_TIMEOUT_MS = 6000;
  /** The OpenID provider whose tokens are believed, exactly as its tokens name it. */
  @IsUrl(address) OIDC_ISSUER!: string;
  /** What a token must have been issued for. */
  @IsString() OIDC_AUDIENCE!: string;
  /** Path of the authorities (PEM) whose brokers are trusted; turns TLS on. */
  @IsOptional() @IsString() KAFKA_TLS_CA?: string;
  /** Paths of the service's own certificate and key (PEM), where the broker asks for them. */
  @IsOptional() @IsString() KAFKA_TLS_CERT?: string;
  @IsOptional() @IsString() KAFKA_TLS_KEY?: string;
  @IsOptional() @IsIn(['scram-sha-512', 'scram-sha-256', 'plain']) KAFKA_SASL_MECHANISM?:
    'scram-sha-512' | 'scram-sha-256' | 'plain';
  @IsOptional() @IsString() KAFKA_SASL_USERNAME?: string;
  @IsOptional() @IsString() KAFKA_SASL_PASSWORD?: string;
  /** Path of a file that holds the password and nothing else. */
  @IsOptional() @IsString() KAFKA_SASL_PASSWORD_FILE?: string;
}

/** What migrating needs besides; no service that serves is told it. */
export class OwnerEnvironment {
  /** Signs in as the role that owns the database. */
  @IsUrl(url) DATABASE_OWNER_URL!: string;
}

export class EnvironmentFault extends Error {}

/**
 * The environment as a typed, checked object.
 * @throws EnvironmentFault naming every variable that is missing or wrong.
 */
export function readEnvironment<T extends object>(
  shape: new () => T,
  env: Record<string, string | undefined> = process.env,
): T {
  const known = new shape();
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = plainToInstance(shape, given, { enableImplicitConversion: true, exposeDefaultValues: true });
  const faults = validateSync(read, { skipMissingProperties: false });
  if (faults.length)
    throw new EnvironmentFault(
      faults.map((f) => `${f.property}: ${Object.values(f.constraints ?? {}).join(', ')}`).join('\n'),
    );
  return Object.assign(known, read);
}
