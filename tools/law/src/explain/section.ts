import type { Confidence } from '@lien-thong/law';
import { wrap, WIDTH } from '../wrap';

/** A part of the explanation: what the family reads, and what the officer needs beside it. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  /** Căn cứ và cách tính: told after everything the family reads. */
  readonly officer?: readonly string[];
}

export const paragraph = (text: string): string[] => wrap(text, '  ');
export const item = (text: string): string[] => wrap(text, '  • ', '    ');
export const under = (text: string): string[] => wrap(text, '    ');
export const underItem = (text: string): string[] => wrap(text, '    – ', '      ');

const TRUST: Readonly<Partial<Record<Confidence, string>>> = {
  unverified: ' (đang được kiểm tra lại)',
  setting: ' (luật chưa có con số; cán bộ xem lại trước khi dùng)',
};

/** Căn cứ: the article, and a warning where nobody has read it yet or it is no law at all. */
export const basis = (what: string, article: string, confidence?: Confidence): string[] =>
  item(`${what}: ${article}${(confidence && TRUST[confidence]) ?? ''}.`);

/** The title, a few words to begin with, and the numbered sections; after them the pages for the officer. */
export function bound(title: string, intro: readonly string[], sections: readonly Section[]): string[] {
  const told = sections.filter(({ lines }) => lines.length);
  const numbered = told.flatMap(({ title: heading, lines }, i) => [
    '',
    ...wrap(`${i + 1}. ${heading}`),
    '',
    ...lines,
  ]);
  return [...wrap(title), '='.repeat(Math.min(WIDTH, [...title].length)), '', ...intro, ...numbered];
}

export const forOfficer = (sections: readonly Section[]): string[] => {
  const told = sections.filter(({ officer }) => officer?.length);
  return [
    ...wrap('Dành cho cán bộ: căn cứ và cách tính'),
    ...told.flatMap(({ title, officer = [] }) => ['', ...wrap(title), ...officer]),
  ];
};
