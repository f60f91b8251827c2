import type { Contact, NoticeChannel } from '@lien-thong/contracts';

export interface Addressee {
  channel: NoticeChannel;
  address: string;
  /** Something came back from there for good: it is not tried. */
  isBad: boolean;
}

/** Whether something that was told of the case before came back from an address for good. */
export type CameBack = (channel: NoticeChannel, address: string) => boolean;

/**
 * By which channels a family is told: every one it gave. Where it gave none, or none that anything arrives by, a
 * printed letter waits at the desk, so that nobody is left untold.
 */
export function addresseesOf({ fullName, phone, email }: Contact, cameBack: CameBack): Addressee[] {
  const given: Addressee[] = [];
  if (email) given.push({ channel: 'email', address: email, isBad: cameBack('email', email) });
  if (phone) given.push({ channel: 'sms', address: phone, isBad: cameBack('sms', phone) });
  const reached = given.some(({ isBad }) => !isBad);
  return reached ? given : [...given, { channel: 'post', address: fullName, isBad: false }];
}

/**
 * The one address that a code for the family goes to: a phone is in their hands, a mailbox may be shared. A phone that
 * nothing arrives at gives way to the mailbox.
 */
export function oneOf(contact: Contact, cameBack: CameBack): Contact {
  const { phone, email } = contact;
  if (!phone || !email) return contact;
  return cameBack('sms', phone) ? { ...contact, phone: undefined } : { ...contact, email: undefined };
}

const MASKS: Record<NoticeChannel, (address: string) => string> = {
  email: (address) => address.replace(/^(.).*@/, '$1***@'),
  sms: (address) => `*******${address.slice(-3)}`,
  post: () => '***',
};

/** An address as others may see it: enough to be recognised by its owner. */
export const masked = (channel: NoticeChannel, address: string): string => MASKS[channel](address);
