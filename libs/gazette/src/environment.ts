import { OfficeEnvironment } from '@lien-thong/service';
import { IsString } from 'class-validator';

/** What a service that goes by the law reads from its environment. */
export class GazetteEnvironment extends OfficeEnvironment {
  /** The public keys that may sign the law: a JWK Set, as JSON or as the path of a file. */
  @IsString() LAW_KEYS!: string;
}
