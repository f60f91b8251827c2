/** RFC 3463 sections 3.2 and 3.3: of the receiver's address (not the sender's, 5.1.7 and 5.1.8) or mailbox. */
const OF_ADDRESS = /^5\.(1\.(?!7$|8$)\d+|2\.\d+)$/;

/** RFC 5321 section 4.2.3, where a server gives no finer status: no such mailbox, not here, no such name. */
const NO_SUCH_MAILBOX = new Set(['550', '551', '553']);

/** Says no more than its first digit. */
const UNSPECIFIED = '5.0.0';

/**
 * Whether a refusal is about the receiver's address, so that nothing will ever arrive there; others are about us, the
 * letter or the moment.
 * @param reply as a mail server words it: `550 5.1.1 no such user`, `550 no such user`, or a status alone
 */
export function isOfAddress(reply: string): boolean {
  const [, code, status] = /^(\d{3})?[ -]?(\d\.\d{1,3}\.\d{1,3})?/.exec(reply.trim())!;
  return status && status !== UNSPECIFIED ? OF_ADDRESS.test(status) : NO_SUCH_MAILBOX.has(code ?? '');
}
