/**
 * The file with an update behind it (ISO 32000-1 section 7.5.6) that gives the page other content: not one signed byte
 * is touched, and a reader shows something else.
 */
export function withUpdate(file: Buffer): Buffer {
  const text = file.toString('latin1');
  const found = (pattern: RegExp): string => {
    const [, value] = pattern.exec(text) ?? [];
    if (value === undefined) throw new Error(`the page has no ${pattern}`);
    return value;
  };
  const content = found(/\/Contents (\d+) 0 R/);
  const forged = 'BT 0 0 0 RG 200 400 100 100 re f ET';
  const object = `\n${content} 0 obj\n<< /Length ${forged.length} >>\nstream\n${forged}\nendstream\nendobj\n`;
  const table = `xref\n${content} 1\n${String(file.length + 1).padStart(10, '0')} 00000 n \n`;
  const trailer = [
    `/Size ${found(/\/Size (\d+)/)}`,
    `/Root ${found(/\/Root (\d+ 0 R)/)}`,
    `/Prev ${found(/startxref\s+(\d+)/)}`,
  ].join(' ');
  const start = file.length + object.length;
  const update = `${object}${table}trailer\n<< ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(update, 'latin1')]);
}
