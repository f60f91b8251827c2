import { GazetteEnvironment } from '@lien-thong/gazette';
import { IsString } from 'class-validator';

export class OneStopEnvironment extends GazetteEnvironment {
  /** The private key that the law is published with: an Ed25519 JWK, as JSON or as the path of a file. */
  @IsString() LAW_SIGNING_KEY!: string;
  /** The offices' public keys: a JWK Set, as JSON or as the path of a file. */
  @IsString() OFFICE_KEYS!: string;
}
