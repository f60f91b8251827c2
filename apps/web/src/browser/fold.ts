/** Letters alone, without accents or case: "Đức Hòa" and "duc hoà" are one to a person who looks for it. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();

/** Whether every word of what was typed begins a word of the text; both folded. */
export const finds = (typed: string, text: string): boolean =>
  typed.split(/\s+/).every((word) => word === '' || ` ${text}`.includes(` ${word}`));
