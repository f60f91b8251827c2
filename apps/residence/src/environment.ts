import { GazetteEnvironment } from '@lien-thong/gazette';
import { IsString } from 'class-validator';

export class ResidenceEnvironment extends GazetteEnvironment {
  /** The offices' public keys: a JWK Set, as JSON or as the path of a file. */
  @IsString() OFFICE_KEYS!: string;
}
