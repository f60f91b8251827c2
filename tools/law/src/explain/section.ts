import type { Confidence } from '@lien-thong/law';
import { wrap, WIDTH } from '../wrap';

/** A part of the explanation: a heading and its lines, wrapped already. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

export const paragraph = (text: string): string[] => wrap(text, '  ');
export const item = (text: string): string[] => wrap(text, '  • ', '    ');
export const under = (text: string): string[] => wrap(text, '    ');
/** Căn cứ: the article, and a warning where nobody has read it yet. */
export const basis = (article: string, confidence?: Confidence, indent = '    '): string[] =>
  wrap(
    `Căn cứ: ${article}${confidence === 'unverified' ? ' (căn cứ này đang được kiểm tra lại)' : ''}.`,
    indent,
  );
export const underItem = (text: string): string[] => wrap(text, '    – ', '      ');

/** The title, a few words to begin with, and the numbered sections, parted by empty lines. */
export function bound(title: string, intro: readonly string[], sections: readonly Section[]): string[] {
  const numbered = sections
    .filter(({ lines }) => lines.length)
    .flatMap(({ title: heading, lines }, i) => ['', ...wrap(`${i + 1}. ${heading}`), '', ...lines]);
  return [...wrap(title), '='.repeat(Math.min(WIDTH, [...title].length)), '', ...intro, ...numbered];
}
