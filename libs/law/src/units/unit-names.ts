/** Every letter without its marks, in lower case: 'Hòa' and 'Hoà' become 'hoa', 'Đắk' becomes 'dak'. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[’'`.,–-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The five tone marks; the other marks (â, ă, ê, ô, ơ, ư) make other letters. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The letters with their hats and horns and each word's tone at its end, so that 'Hòa' equals 'Hoà' and 'Hoa' differs.
 */
export const toned = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .split(/[\s’'`.,–-]+/)
    .filter(Boolean)
    .map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .join(' ');

const KINDS = [
  'thanh pho',
  'thi xa',
  'thi tran',
  'dac khu',
  'phuong',
  'quan',
  'huyen',
  'tinh',
  'xa',
  'tp',
  'tx',
  'tt',
  'p',
  'q',
  'h',
  'x',
  't',
];

/** Whether a text names a kind of unit before the name; 'Phường 1' keeps its number as its name. */
export function withoutKind(name: string): string {
  const plain = folded(name);
  for (const kind of KINDS)
    if (plain.startsWith(`${kind} `)) {
      const words = kind.split(' ').length;
      return name
        .trim()
        .split(/[\s.]+/)
        .slice(words)
        .join(' ');
    }
  return name.trim();
}

/** The kind in one spelling: 'TT. Mỹ Xuyên' gives 'thi tran'. */
export function kindOf(name: string): string | undefined {
  const plain = folded(name);
  const kind = KINDS.find((word) => plain.startsWith(`${word} `));
  return kind === undefined ? undefined : (SHORT[kind] ?? kind);
}

/** Words that may mean several kinds ('t', 'tp') say nothing. */
const SHORT: Readonly<Record<string, string>> = {
  tx: 'thi xa',
  tt: 'thi tran',
  tp: 'thanh pho',
  p: 'phuong',
  q: 'quan',
  h: 'huyen',
  x: 'xa',
  t: 'tinh',
};
