import type { Language, NoticeChannel } from '@lien-thong/contracts';
import { TEMPLATES, type Placeholder, type Template, type Texts } from './templates';
import { ENGLISH } from './templates-en';

export type { Placeholder };

const TEXTS: Record<Language, Record<Template, Texts>> = { vi: TEMPLATES, en: ENGLISH };

/** What is known of the event, as people read it. */
export type Facts = Partial<Record<Placeholder, string>>;

export interface Rendered {
  subject: string;
  body: string;
}

/**
 * Fills a template in for a channel. What is filled in is never itself read as a template.
 * @throws Error naming a placeholder of which nothing is known: a half-empty sentence is not sent to a family
 */
export function render(
  template: Template,
  channel: NoticeChannel,
  facts: Facts,
  language: Language = 'vi',
): Rendered {
  const { subject, letter, sms } = TEXTS[language][template];
  return channel === 'sms'
    ? { subject: '', body: fill(sms, oneLine(facts)) }
    : { subject: fill(subject, oneLine(facts)), body: fill(letter, facts) };
}

const fill = (text: string, facts: Facts): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name as Placeholder];
    if (!fact) throw new Error(`nothing is known for {${name}}`);
    return fact;
  });

/** A list that stands under a sentence in a letter stands within it in a text message. */
const oneLine = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      fact
        .replaceAll(/^- /gm, '')
        .trim()
        .replaceAll(/\s*\n\s*/g, ', '),
    ]),
  );
