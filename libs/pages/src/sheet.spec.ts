import PDFDocument from 'pdfkit';
import { fonts } from './fonts';

const LETTERS = 'ăâđêôơư áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ'.normalize(
  'NFC',
);

/** pdfkit's own font, as far as a width can be asked of it. */
const widthIn = (font: Buffer, text: string): number =>
  new PDFDocument().font(font).fontSize(1000).widthOfString(text);

describe.each(Object.entries(fonts()))('the %s font of a page', (_name, font) => {
  it('has a sign for every Vietnamese letter, small and capital', () => {
    const known = new PDFDocument().font(font);
    const { font: read } = (
      known as unknown as { _font: { font: { hasGlyphForCodePoint(c: number): boolean } } }
    )._font;
    const letters = [...(LETTERS + LETTERS.toLocaleUpperCase('vi'))];
    expect(letters.filter((letter) => !read.hasGlyphForCodePoint(letter.codePointAt(0)!))).toEqual([]);
  });

  it('is as wide for a letter with marks as for the letter without', () => {
    expect(widthIn(font, 'ệ')).toBeCloseTo(widthIn(font, 'e'));
  });
});
