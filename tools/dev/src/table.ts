/** Rows under their heads, each column as wide as its widest cell. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, nth) => Math.max(...[title, ...rows.map((row) => row[nth]!)].map(widthOf)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, nth) => cell + ' '.repeat(widths[nth]! - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return [head, widths.map((width) => '─'.repeat(width)), ...rows].map(line).join('\n');
}

/** Vietnamese in its composed form: one place for each letter. */
const widthOf = (text: string): number => [...text.normalize('NFC')].length;
