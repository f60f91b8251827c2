import type { Handover } from './carrier';
import { isOfAddress } from './of-address';

/** What nodemailer says of a failed send, as far as we read it. */
interface SmtpFault {
  /** nodemailer's kind of fault. */
  code?: string;
  /** Of the system's fault that lies beneath. */
  originalCode?: string;
  /** The last command; `CONN` whenever the line itself failed, whatever was under way. */
  command?: string;
  responseCode?: number | false;
  /** The whole reply. */
  response?: string;
  timeoutType?: string;
}

/** The line was never up, or the letter never left us. */
const BEFORE_SENDING = new Set([
  'EDNS',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ECONFIG',
  'EPROXY',
  'EREQUIRETLS',
]);
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const BEFORE_SENDING_TIMEOUTS = new Set(['CONNECTION_TIMEOUT', 'GREETING_TIMEOUT', 'DNS_TIMEOUT']);

/** Replies of 5xx to these are about this letter or its receiver; elsewhere they are about us, and pass. */
const ABOUT_THE_LETTER = new Set(['RCPT TO', 'DATA']);

/**
 * Whether a failed send left the letter behind (RFC 5321 sections 4.2.1, 4.5.3.2.6). A server that says no has not
 * taken it; a line that broke while the letter was on its way leaves it open.
 */
export function afterFault(fault: unknown): Handover {
  const { code, originalCode, command, responseCode, response, timeoutType } = (fault ?? {}) as SmtpFault;
  const replied = typeof responseCode === 'number' && responseCode >= 400;
  const name = replied ? `smtp-${responseCode}` : (timeoutType ?? originalCode ?? code ?? 'unknown');
  if (replied && responseCode >= 500 && ABOUT_THE_LETTER.has(String(command))) {
    const bad = command === 'RCPT TO' && isOfAddress(response ?? String(responseCode));
    return { outcome: bad ? 'bad-address' : 'refused', fault: name };
  }
  if (replied) return { outcome: 'not-sent', fault: name };
  const before =
    BEFORE_SENDING.has(String(code)) ||
    NEVER_CONNECTED.has(String(originalCode)) ||
    BEFORE_SENDING_TIMEOUTS.has(String(timeoutType));
  return { outcome: before ? 'not-sent' : 'unclear', fault: name };
}
