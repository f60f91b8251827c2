import { readFileSync } from 'node:fs';

/** Tables for ligatures and kerning. Vietnamese in composed Unicode needs none, and pdfkit reads them for every page. */
const FOR_LAYOUT: ReadonlySet<string> = new Set(['GSUB', 'GPOS', 'GDEF', 'kern', 'DSIG']);

const DIRECTORY = 12;
const RECORD = 16;

/** The font without its layout tables: only the directory changes, so every offset stays right. */
function plain(font: Buffer): Buffer {
  const result = Buffer.from(font);
  let kept = 0;
  for (let nth = 0; nth < font.readUInt16BE(4); nth++) {
    const record = font.subarray(DIRECTORY + RECORD * nth, DIRECTORY + RECORD * (nth + 1));
    if (FOR_LAYOUT.has(record.toString('latin1', 0, 4))) continue;
    record.copy(result, DIRECTORY + RECORD * kept++);
  }
  result.writeUInt16BE(kept, 4);
  return result;
}

const read = (file: string): Buffer =>
  plain(readFileSync(require.resolve(`@expo-google-fonts/tinos/${file}`)));

export type Fonts = Readonly<Record<'regular' | 'bold' | 'italic', Buffer>>;

let loaded: Fonts | undefined;

/** Tinos (SIL OFL), as wide as the Times New Roman that offices write in. */
export const fonts = (): Fonts =>
  (loaded ??= {
    regular: read('400Regular/Tinos_400Regular.ttf'),
    bold: read('700Bold/Tinos_700Bold.ttf'),
    italic: read('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  });
