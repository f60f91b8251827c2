interface Bounced {
  /** Without angle brackets; empty: the report does not say. */
  messageId: string;
  action?: string;
  status?: string;
  diagnosis?: string;
  /** The type of the part that the letter is returned in. */
  returns?: string;
}

/** A report as a mail server sends it (RFC 3464; the layout is Postfix's). */
export function bounced({
  messageId,
  action = 'failed',
  status = '5.1.1',
  diagnosis = `550 ${status} <lan@example.vn>: Recipient address rejected: User unknown`,
  returns = 'message/rfc822',
}: Bounced): Buffer {
  const lines = [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.vn (Mail Delivery System)',
    'To: bao-tin@lienthong.example.vn',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"',
    '',
    'This is a MIME-encapsulated message.',
    '--=_report',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--=_report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.vn',
    'Arrival-Date: Fri, 20 Nov 2026 09:00:00 +0700',
    '',
    'Final-Recipient: rfc822; lan@example.vn',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnosis.replace(': ', ':\r\n ')}`,
    '',
    '--=_report',
    `Content-Type: ${returns}`,
    '',
    ...(messageId ? [`Message-ID: <${messageId}>`] : []),
    'To: lan@example.vn',
    'Subject: =?UTF-8?Q?=C4=90=C3=A3_ti=E1=BA=BFp_nh=E1=BA=ADn?=',
    '',
    ...(returns === 'message/rfc822' ? ['Kính gửi ông/bà.'] : []),
    '--=_report--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
