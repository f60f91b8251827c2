import { GazetteEnvironment } from '@lien-thong/gazette';
import { IsString } from 'class-validator';

export class CivilRegistrationEnvironment extends GazetteEnvironment {
  /** The communes' private keys (Ed25519) that extracts are signed with: a JWK Set, as JSON or as the path of a file. */
  @IsString() OFFICE_SIGNING_KEYS!: string;
}
