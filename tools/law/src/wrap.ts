export const WIDTH = 100;

/**
 * Breaks a paragraph at spaces so that no line is wider than 100 columns. Every line after the first is indented by
 * `hanging`; a no-break space holds its words together.
 */
export function wrap(text: string, first = '', hanging = ' '.repeat(first.length)): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.normalize('NFC').split(' ')) {
    const next = empty ? line + word : `${line} ${word}`;
    if (!empty && [...next].length > WIDTH) {
      lines.push(line);
      line = hanging + word;
    } else line = next;
    empty = false;
  }
  return [...lines, line].map((one) => one.trimEnd());
}
