import { GazetteEnvironment } from '@lien-thong/gazette';
import { Type } from 'class-transformer';
import { IsInt, IsString, IsUrl, Max, Min } from 'class-validator';

const address = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };

export class CivilRegistrationEnvironment extends GazetteEnvironment {
  /** The communes' private keys (Ed25519) that extracts are signed with: a JWK Set, as JSON or as the path of a file. */
  @IsString() OFFICE_SIGNING_KEYS!: string;
  /** The communes' certificates and keys (ECDSA P-256) that printed pages are signed with: JSON or the path of a file. */
  @IsString() PAGE_SIGNING_KEYS!: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) PAGES_PER_SECOND = 5;
  /** The web app's address as the public knows it; the code on a page leads there. */
  @IsUrl(address) WEB_URL = 'http://127.0.0.1:8600';
}
