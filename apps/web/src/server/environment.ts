import { ServiceEnvironment } from '@lien-thong/service';
import { IsOptional, IsString, IsUrl, Matches } from 'class-validator';
import { join } from 'node:path';

/** A secret or a token goes over TLS, or does not leave this machine. */
const SAFE_ADDRESS = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$))/;

const url = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };

export class WebEnvironment extends ServiceEnvironment {
  @IsUrl(url) ONE_STOP_URL!: string;
  @IsUrl(url) CIVIL_REGISTRATION_URL!: string;
  @IsUrl(url) RESIDENCE_URL!: string;
  @IsUrl(url) SOCIAL_INSURANCE_URL!: string;
  @IsUrl(url) NOTIFICATIONS_URL!: string;
  @IsUrl(url) MONITORING_URL!: string;
  /** The OpenID provider that people sign in at, and this server as it knows it. */
  @IsUrl(url) @Matches(SAFE_ADDRESS) OIDC_ISSUER!: string;
  @IsString() OIDC_CLIENT_ID!: string;
  @IsString() OIDC_CLIENT_SECRET!: string;
  /** Where browsers find this server. */
  @IsUrl(url) PUBLIC_URL!: string;
  /** A JWK Set of `oct` keys of 256 bits, the current one first; the others still open what they sealed. */
  @IsString() SESSION_KEYS!: string;
  /** What `npm run build:browser` made. */
  @IsString() BROWSER_FILES = join(__dirname, 'browser');
  /** A declaration to fill the form with, for trials and teaching; where there is none, the form offers none. */
  @IsOptional() @IsString() SAMPLE_CASE = join(__dirname, '../../../samples/sample-case.json');
}
