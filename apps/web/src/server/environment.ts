import { ServiceEnvironment } from '@lien-thong/service';
import { IsOptional, IsString, IsUrl } from 'class-validator';
import { join } from 'node:path';

const url = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };

export class WebEnvironment extends ServiceEnvironment {
  @IsUrl(url) ONE_STOP_URL!: string;
  @IsUrl(url) CIVIL_REGISTRATION_URL!: string;
  @IsUrl(url) RESIDENCE_URL!: string;
  @IsUrl(url) SOCIAL_INSURANCE_URL!: string;
  @IsUrl(url) NOTIFICATIONS_URL!: string;
  @IsUrl(url) MONITORING_URL!: string;
  /** What `npm run build:browser` made. */
  @IsString() BROWSER_FILES = join(__dirname, 'browser');
  /** A declaration to fill the form with, for trials and teaching; where there is none, the form offers none. */
  @IsOptional() @IsString() SAMPLE_CASE = join(__dirname, '../../../samples/sample-case.json');
}
