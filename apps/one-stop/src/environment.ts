import { GazetteEnvironment } from '@lien-thong/gazette';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';

/** What the form of a declaration can say of a file's size. */
const MOST_IN_FORM = 20_000_000;

const address = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };

export class OneStopEnvironment extends GazetteEnvironment {
  /** The private key that the law is published with: an Ed25519 JWK, as JSON or as the path of a file. */
  @IsString() LAW_SIGNING_KEY!: string;
  /** The offices' public keys: a JWK Set, as JSON or as the path of a file. */
  @IsString() OFFICE_KEYS!: string;
  /** The public keys of the health facilities that death notices are taken from: as OFFICE_KEYS. None, unless given. */
  @IsString() HEALTH_FACILITY_KEYS = '{"keys":[]}';
  /** Where the families' files arrive, and are kept unless a store is named: then a folder that all instances share. */
  @IsString() ATTACHMENT_FOLDER!: string;
  /** The bucket of an S3-compatible store to keep them in, `s3:<url>/<bucket>`. */
  @IsOptional() @IsString() ATTACHMENT_STORE?: string;
  @IsString() ATTACHMENT_STORE_REGION = 'us-east-1';
  /** Its access key, `{"accessKeyId": …, "secretAccessKey": …}`: as JSON, or the path of a file, read when it changes. */
  @IsOptional() @IsString() ATTACHMENT_STORE_KEYS?: string;
  /** Where families reach their page; it stands on every slip. */
  @IsUrl(address) WEB_URL = 'http://127.0.0.1:8600';
  /** The largest file that is taken, in bytes. */
  @Type(() => Number) @IsInt() @Min(1000) @Max(MOST_IN_FORM) ATTACHMENT_MOST_BYTES = MOST_IN_FORM;
  /** How many files, and bytes, one account may upload in a day, of all instances together. 0: no limit. */
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) ATTACHMENTS_PER_DAY = 5000;
  @Type(() => Number) @IsInt() @Min(0) @Max(10_000_000_000_000) ATTACHMENT_BYTES_PER_DAY = 10_000_000_000;
  /** How long a file may wait for the case that names it, in hours. */
  @Type(() => Number) @IsInt() @Min(1) @Max(720) ATTACHMENT_UNNAMED_HOURS = 24;
}
