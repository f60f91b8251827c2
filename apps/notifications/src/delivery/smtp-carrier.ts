import { createTransport } from 'nodemailer';
import type { NotificationsEnvironment } from '../environment';
import type { Carrier, Handover, Outgoing } from './carrier';
import { MessageIds } from './message-ids';
import { afterFault } from './smtp-fault';

const CONNECTIONS = 10;

/** Together far below the time after which a notice counts as lost with its process. */
const TIMEOUTS = {
  dnsTimeout: 5000,
  connectionTimeout: 5000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

/** E-mail by SMTP. The reference is the Message-ID, so a mail server or a reader recognises a repeat. */
export class SmtpCarrier implements Carrier {
  readonly channel = 'email';
  /** No more than go out side by side: so none waits in the pool while its time runs. */
  readonly most = CONNECTIONS;
  private readonly pool;
  private readonly messageIds: MessageIds;

  constructor({ SMTP_URL, MAIL_FROM }: Pick<NotificationsEnvironment, 'SMTP_URL' | 'MAIL_FROM'>) {
    this.pool = createTransport(
      {
        url: SMTP_URL,
        pool: true,
        maxConnections: CONNECTIONS,
        maxMessages: 10_000,
        // Trying again is the delivery's, which keeps count and backs off.
        maxRequeues: 0,
        disableFileAccess: true,
        disableUrlAccess: true,
        ...TIMEOUTS,
      },
      { from: MAIL_FROM, headers: { 'Auto-Submitted': 'auto-generated' } },
    );
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
    this.messageIds = new MessageIds({ MAIL_FROM });
  }

  send(notices: readonly Outgoing[]): Promise<Handover[]> {
    return Promise.all(notices.map((notice) => this.sendOne(notice)));
  }

  private async sendOne({ reference, address, subject, body }: Outgoing): Promise<Handover> {
    try {
      await this.pool.sendMail({
        to: address,
        subject,
        text: body,
        messageId: this.messageIds.of(reference),
      });
      return { outcome: 'sent' };
    } catch (fault) {
      return afterFault(fault);
    }
  }

  close(): void {
    this.pool.close();
  }
}
