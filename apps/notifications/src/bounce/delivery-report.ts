import PostalMime from 'postal-mime';

type Part = PostalMime.Attachment;

/** A report that a letter did not arrive (RFC 3464), as far as we act on it. */
export interface DeliveryReport {
  /** Of the letter that is reported on, without its angle brackets. */
  messageId: string;
  /** `failed`: for good; `delayed`, `delivered`, `relayed`, `expanded`: nothing to do. */
  action: string;
  /** As RFC 3463 has it, e.g. 5.1.1. */
  status: string;
  /** What the other side answered, e.g. `550 5.1.1 no such user`; it may quote the address. */
  diagnosis: string;
}

const STATUS = /^message\/(global-)?delivery-status$/;
const LETTER = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/;

/** Far above any report, far below what would take long to read. */
const LIMITS = { maxNestingDepth: 16, maxHeadersSize: 65_536, forceRfc822Attachments: true } as const;

/** Reads a report in a raw mail. @returns undefined where the mail is none, or does not name its letter */
export async function readReport(raw: Buffer): Promise<DeliveryReport | undefined> {
  const parts = await partsOf(raw);
  const status = parts.find(({ mimeType }) => STATUS.test(mimeType));
  const letter = parts.find(({ mimeType }) => LETTER.test(mimeType));
  if (!status || !letter) return undefined;
  const messageId = (await fieldsOf(textOf(letter))).get('message-id')?.match(/<([^<>\s]+)>/)?.[1];
  const recipient = await recipientOf(textOf(status));
  return messageId && recipient ? { messageId, ...recipient } : undefined;
}

/** What cannot be read as a mail has no parts: it came from outside. */
const partsOf = (raw: Buffer): Promise<Part[]> =>
  PostalMime.parse(raw, LIMITS).then(
    ({ attachments }) => attachments,
    () => [],
  );

/** A letter of ours has one receiver; the first block of a report is about the report itself. */
async function recipientOf(text: string): Promise<Omit<DeliveryReport, 'messageId'> | undefined> {
  const blocks = text.split(/\r?\n\r?\n/, 10);
  for (const block of blocks) {
    const fields = await fieldsOf(block);
    const action = fields.get('action')?.trim().toLowerCase();
    if (action)
      return {
        action,
        status: fields.get('status')?.trim() ?? '',
        diagnosis:
          fields
            .get('diagnostic-code')
            ?.replace(/^\s*smtp\s*;/i, '')
            .trim() ?? '',
      };
  }
  return undefined;
}

/** A block of fields is written as the head of a mail is. */
async function fieldsOf(block: string): Promise<Map<string, string>> {
  const { headers } = await PostalMime.parse(block, LIMITS).catch(() => ({ headers: [] }));
  return new Map(headers.map(({ key, value }) => [key, value]));
}

const textOf = ({ content }: Part): string =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8');
