import { GazetteEnvironment } from '@lien-thong/gazette';
import type { Language } from '@lien-thong/contracts';
import { IsIn, IsOptional, IsString, IsUrl, Matches } from 'class-validator';

const url = (...protocols: string[]) => ({ protocols, require_tld: false, require_protocol: true });

export class NotificationsEnvironment extends GazetteEnvironment {
  @IsUrl(url('smtp', 'smtps')) SMTP_URL!: string;
  /** An address, or a name and an address: `Liên thông <bao-tin@example.vn>`. */
  @Matches(/^[^<>@\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/) MAIL_FROM!: string;
  /** Where text messages go: https, or on this machine http; without it they go to the simulated gateway. */
  @IsOptional()
  @Matches(/^(https:\/\/\S+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]\S*)?)$/)
  SMS_GATEWAY_URL?: string;
  /** What the gateway knows us by, or the path of a file that holds it and nothing else. */
  @IsOptional() @IsString() SMS_GATEWAY_TOKEN?: string;
  @IsOptional() @IsString() SMS_GATEWAY_TOKEN_FILE?: string;
  /** In which language officers are written to. */
  @IsIn(['vi', 'en']) OFFICERS_LANGUAGE: Language = 'vi';
  /** Where families reach the progress page. */
  @IsUrl(url('http', 'https')) WEB_URL = 'http://127.0.0.1:8600';
}
