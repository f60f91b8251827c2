import { OfficeEnvironment } from '@lien-thong/service';
import { IsUrl, Matches } from 'class-validator';

const url = (...protocols: string[]) => ({ protocols, require_tld: false, require_protocol: true });

export class NotificationsEnvironment extends OfficeEnvironment {
  @IsUrl(url('smtp', 'smtps')) SMTP_URL!: string;
  /** An address, or a name and an address: `Liên thông <bao-tin@example.vn>`. */
  @Matches(/^[^<>@\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/) MAIL_FROM!: string;
  /** Where families reach the progress page. */
  @IsUrl(url('http', 'https')) WEB_URL = 'http://127.0.0.1:8600';
}
