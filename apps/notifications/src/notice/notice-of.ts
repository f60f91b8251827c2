import type { Contact } from '@lien-thong/contracts';
import type { Received } from '@lien-thong/messaging';
import { addresseesOf, type CameBack } from './addressees';
import type { Notice } from './notice.entity';
import { render, type Facts } from './render';
import type { Template } from './templates';
import { languageOf } from './words';

export type NewNotice = Pick<
  Notice,
  | 'reference'
  | 'caseId'
  | 'commune'
  | 'eventId'
  | 'traceparent'
  | 'template'
  | 'channel'
  | 'address'
  | 'subject'
  | 'body'
> & {
  /** The instant after which it helps nobody; the family waits for such a one, so it is not put off. */
  goodUntil?: string;
  /** Its address is known to be bad: it is put on record, and not sent. */
  isBad: boolean;
};

/** The notices of an event, one per channel; the same event always makes the same references. */
export const noticesOf = (
  event: Received<{ contact: Contact; commune: string }>,
  template: Template,
  facts: Facts,
  cameBack: CameBack,
): NewNotice[] =>
  addresseesOf(event.data.contact, cameBack).map(({ channel, address, isBad }) => ({
    reference: `${event.id}.${channel}`,
    caseId: event.caseId,
    commune: event.data.commune,
    eventId: event.id,
    traceparent: event.traceparent ?? null,
    template,
    channel,
    address,
    isBad,
    ...render(template, channel, facts, languageOf(event.data.contact)),
  }));
