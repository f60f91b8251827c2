import type { NotificationsEnvironment } from '../environment';

/** The Message-IDs of our letters: a notice's reference, at the domain that letters come from. */
export class MessageIds {
  private readonly domain: string;

  constructor({ MAIL_FROM }: Pick<NotificationsEnvironment, 'MAIL_FROM'>) {
    this.domain = /@([^\s<>@]+)>?$/.exec(MAIL_FROM)![1]!;
  }

  of(reference: string): string {
    return `<${reference}@${this.domain}>`;
  }

  /** @param messageId without angle brackets. @returns undefined where it is none of ours */
  referenceOf(messageId: string): string | undefined {
    const [, reference, domain] = /^([\w.-]{1,100})@(.+)$/.exec(messageId) ?? [];
    return domain?.toLowerCase() === this.domain.toLowerCase() ? reference : undefined;
  }
}
