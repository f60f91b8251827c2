import type { Contact, NoticeChannel } from '@lien-thong/contracts';

export interface Addressee {
  channel: NoticeChannel;
  address: string;
}

/**
 * By which channels a family is told: every one it gave; where it gave none, a printed letter that waits at the desk,
 * so that nobody is left untold.
 */
export function addresseesOf({ fullName, phone, email }: Contact): Addressee[] {
  const given: Addressee[] = [];
  if (email) given.push({ channel: 'email', address: email });
  if (phone) given.push({ channel: 'sms', address: phone });
  return given.length ? given : [{ channel: 'post', address: fullName }];
}

/** The one address that a code for the family goes to: a phone is in their hands, a mailbox may be shared. */
export const oneOf = (contact: Contact): Contact =>
  contact.phone ? { ...contact, email: undefined } : contact;

const MASKS: Record<NoticeChannel, (address: string) => string> = {
  email: (address) => address.replace(/^(.).*@/, '$1***@'),
  sms: (address) => `*******${address.slice(-3)}`,
  post: () => '***',
};

/** An address as others may see it: enough to be recognised by its owner. */
export const masked = (channel: NoticeChannel, address: string): string => MASKS[channel](address);
