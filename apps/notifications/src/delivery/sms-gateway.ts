import { EnvironmentFault } from '@lien-thong/service';
import { readFileSync } from 'node:fs';
import type { NotificationsEnvironment } from '../environment';
import type { Carrier, Handover, Outgoing } from './carrier';

const SIDE_BY_SIDE = 10;
/** Far below the time after which a notice counts as lost with its process. */
const TIMEOUT_MS = 20_000;

/** Replies of 4xx that are about us, or about now: the token, the address of the gateway, its pace. They pass. */
const ABOUT_US = new Set([401, 403, 404, 405, 407, 408, 425, 429]);

/** The line was never up. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export type GatewaySettings = Partial<
  Pick<NotificationsEnvironment, 'SMS_GATEWAY_URL' | 'SMS_GATEWAY_TOKEN' | 'SMS_GATEWAY_TOKEN_FILE'>
>;

/**
 * Text messages by an operator's gateway over HTTP: one `POST {to, text, reference}` each. The gateway sends a
 * reference once; a repeat of one that it took is answered 2xx too.
 */
export class SmsGateway implements Carrier {
  readonly channel = 'sms';
  readonly most = SIDE_BY_SIDE;
  private readonly headers: Record<string, string>;

  /** @throws EnvironmentFault where there is no token, or its file cannot be read */
  constructor(
    private readonly url: string,
    settings: GatewaySettings,
  ) {
    this.headers = { authorization: `Bearer ${tokenOf(settings)}`, 'content-type': 'application/json' };
  }

  send(notices: readonly Outgoing[]): Promise<Handover[]> {
    return Promise.all(notices.map((notice) => this.sendOne(notice)));
  }

  private async sendOne({ reference, address, body }: Outgoing): Promise<Handover> {
    try {
      const reply = await fetch(this.url, {
        method: 'POST',
        headers: { ...this.headers, 'idempotency-key': reference },
        body: JSON.stringify({ to: address, text: body, reference }),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await reply.body?.cancel();
      return afterReply(reply.status);
    } catch (fault) {
      return afterNoReply(fault);
    }
  }
}

/** A gateway that fails midway may have taken the message: 5xx leaves it open, and it is repeated. */
export function afterReply(status: number): Handover {
  if (status >= 200 && status < 300) return { outcome: 'sent' };
  const fault = `sms-${status}`;
  if (status >= 500) return { outcome: 'unclear', fault };
  return { outcome: status < 400 || ABOUT_US.has(status) ? 'not-sent' : 'refused', fault };
}

function afterNoReply(fault: unknown): Handover {
  const { name, cause } = fault as { name?: string; cause?: { code?: string } };
  const code = name === 'TimeoutError' ? 'sms-timeout' : (cause?.code ?? 'unknown');
  return { outcome: NEVER_CONNECTED.has(code) ? 'not-sent' : 'unclear', fault: code };
}

function tokenOf({ SMS_GATEWAY_TOKEN: given, SMS_GATEWAY_TOKEN_FILE: file }: GatewaySettings): string {
  const token = file ? read(file).trim() : given;
  if (!token) throw new EnvironmentFault('SMS_GATEWAY_TOKEN or SMS_GATEWAY_TOKEN_FILE is missing');
  return token;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new EnvironmentFault(
      `SMS_GATEWAY_TOKEN_FILE: ${file} cannot be read (${(fault as { code?: string }).code})`,
    );
  }
}
