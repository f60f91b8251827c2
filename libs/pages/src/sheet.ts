import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { fonts } from './fonts';

/** Margins of Decree 30/2020, appendix I: 20 mm above and below, 30 mm left, 15–20 mm right; in points. */
const MM = 72 / 25.4;
const MARGINS = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 18 * MM };

/** From the day of signing to below the names, in points; a name may take two lines. */
const SIGNING_ROOM = 140;

/** What people wrote may come as letters and marks apart, which the fonts could only put together by their layout tables. */
const composed = (text: string): string => text.normalize('NFC');

export interface SheetTerms {
  title: string;
  /** The office that issues it, e.g. `ỦY BAN NHÂN DÂN PHƯỜNG CÁI KHẾ`. */
  issuer: string;
  issuedAt: Date;
  /** Lying, for wide tables. */
  landscape?: boolean;
}

/** A place to sign by hand. */
export interface SigningPlace {
  /** e.g. `Người yêu cầu`. */
  post: string;
  /** Printed under the room for the signature. */
  name?: string;
}

/** The end of what people sign by hand. */
export interface Closing {
  /** What they stand for by signing. */
  pledge?: string;
  placeAndDay: string;
  places: readonly SigningPlace[];
}

/** One A4 page of an administrative document, drawn from top to bottom. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;

  constructor({ title, issuer, issuedAt, landscape }: SheetTerms) {
    this.pdf = new PDFDocument({
      size: 'A4',
      layout: landscape ? 'landscape' : 'portrait',
      margins: MARGINS,
      lang: 'vi-VN',
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Author: issuer, CreationDate: issuedAt, ModDate: issuedAt },
    });
    for (const [name, font] of Object.entries(fonts())) this.pdf.registerFont(name, font);
  }

  private get width(): number {
    return this.pdf.page.width - MARGINS.left - MARGINS.right;
  }

  /** Quốc hiệu, tiêu ngữ at the right, the issuing office and the number at the left. */
  heading(issuer: string, number?: string): this {
    const { pdf, width } = this;
    const top = pdf.y;
    const [left, right] = [width * 0.42, width * 0.58];
    const at = MARGINS.left + left;
    pdf.font('bold').fontSize(11);
    // Line by line: pdfkit counts the break as a letter when it puts a line in the middle.
    for (const line of issuer.split('\n'))
      pdf.text(line, MARGINS.left, pdf.y, { width: left - 12, align: 'center' });
    if (number !== undefined)
      pdf
        .font('regular')
        .fontSize(12)
        .text(`Số: ${number}`, MARGINS.left, pdf.y + 4, { width: left - 12, align: 'center' });
    const below = pdf.y;
    pdf.y = top;
    drawMotto(pdf, at, right);
    pdf.y = Math.max(pdf.y, below) + 14;
    return this;
  }

  /** Quốc hiệu, tiêu ngữ in the middle: the head of what a citizen writes, which has no issuer and no number. */
  motto(): this {
    drawMotto(this.pdf, MARGINS.left, this.width);
    this.pdf.y += 20;
    return this;
  }

  /** Right under the heading: place and day. */
  placeAndDay(text: string): this {
    this.pdf
      .font('italic')
      .fontSize(13)
      .text(text, MARGINS.left, this.pdf.y, { width: this.width, align: 'right' });
    this.pdf.y += 16;
    return this;
  }

  title(text: string): this {
    this.pdf.font('bold').fontSize(18).text(text.toLocaleUpperCase('vi'), MARGINS.left, this.pdf.y, {
      width: this.width,
      align: 'center',
    });
    this.pdf.y += 14;
    return this;
  }

  /** `label: value`, a line each; what is not known is left out. What holds no more is struck through. */
  fields(rows: readonly [label: string, value: string | undefined][], { struck = false } = {}): this {
    const { pdf, width } = this;
    for (const [label, value] of rows)
      if (value)
        pdf
          .font('regular')
          .fontSize(13)
          .text(`${label}: `, MARGINS.left, pdf.y, { width, continued: true, lineGap: 4, strike: struck })
          .font('bold')
          .text(composed(value), { lineGap: 4, strike: struck });
    pdf.y += 10;
    return this;
  }

  /** The name of a part of the page. */
  section(text: string): this {
    this.pdf.font('bold').fontSize(13).text(text, MARGINS.left, this.pdf.y, { width: this.width });
    this.pdf.y += 4;
    return this;
  }

  /** A paragraph of running text. */
  paragraph(text: string): this {
    this.pdf
      .font('regular')
      .fontSize(13)
      .text(composed(text), MARGINS.left, this.pdf.y, { width: this.width, align: 'justify', lineGap: 3 });
    this.pdf.y += 8;
    return this;
  }

  /** One thing a line, with a dash before it. */
  list(items: readonly string[]): this {
    for (const item of items)
      this.pdf
        .font('regular')
        .fontSize(13)
        .text(`- ${composed(item)}`, MARGINS.left + 14, this.pdf.y, { width: this.width - 14, lineGap: 3 });
    this.pdf.y += 8;
    return this;
  }

  /** Under the title: the number of the form. */
  subtitle(text: string): this {
    this.pdf
      .font('italic')
      .fontSize(11)
      .text(text, MARGINS.left, this.pdf.y - 10, { width: this.width, align: 'center' });
    this.pdf.y += 12;
    return this;
  }

  /** A table that goes on to further pages, with its head on each; `shares` of the width add up to 1, `size` in points. */
  table(
    head: readonly string[],
    shares: readonly number[],
    rows: readonly (readonly string[])[],
    size = 11,
  ): this {
    const { pdf, width } = this;
    const widths = shares.map((share) => share * width);
    const draw = (cells: readonly string[], font: 'regular' | 'bold') => {
      pdf.font(font).fontSize(size);
      const height =
        Math.max(...cells.map((cell, i) => pdf.heightOfString(composed(cell), { width: widths[i]! - 8 }))) +
        8;
      if (pdf.y + height > pdf.page.height - MARGINS.bottom) {
        pdf.addPage();
        if (font === 'regular') draw(head, 'bold');
        pdf.font(font).fontSize(size);
      }
      const top = pdf.y;
      cells.reduce((left, cell, i) => {
        pdf.rect(left, top, widths[i]!, height).lineWidth(0.5).stroke();
        pdf.text(composed(cell), left + 4, top + 4, { width: widths[i]! - 8 });
        return left + widths[i]!;
      }, MARGINS.left);
      pdf.y = top + height;
    };
    draw(head, 'bold');
    for (const row of rows) draw(row, 'regular');
    pdf.y += 12;
    return this;
  }

  /** Who signs, at the right, with the words that say how. */
  signature(post: string, name: string | undefined, how: readonly string[]): this {
    const { pdf, width } = this;
    const at = MARGINS.left + width * 0.5;
    const opts = { width: width * 0.5, align: 'center' } as const;
    pdf.y += 8;
    pdf.font('bold').fontSize(13).text(post.toLocaleUpperCase('vi'), at, pdf.y, opts);
    pdf.y += 10;
    for (const line of how) pdf.font('italic').fontSize(10).fillColor('#444').text(line, at, pdf.y, opts);
    pdf.fillColor('black');
    if (name)
      pdf
        .font('bold')
        .fontSize(13)
        .text(name, at, pdf.y + 10, opts);
    return this;
  }

  /** The pledge, and where people sign it side by side; never on two pages. One alone signs at the right. */
  signatures({ pledge, placeAndDay, places }: Closing): this {
    const { pdf, width } = this;
    const pledged = pledge ? pdf.font('regular').fontSize(13).heightOfString(pledge, { width }) + 20 : 0;
    if (pdf.y + pledged + SIGNING_ROOM > pdf.page.height - MARGINS.bottom) pdf.addPage();
    if (pledge) this.paragraph(pledge);
    const end = pdf.y + SIGNING_ROOM;
    this.placeAndDay(placeAndDay);
    const top = pdf.y - 6;
    const column = width / Math.max(places.length, 2);
    places.forEach(({ post, name }, i) => {
      const at = MARGINS.left + width - column * (places.length - i);
      const opts = { width: column, align: 'center' } as const;
      pdf.font('bold').fontSize(12).text(post.toLocaleUpperCase('vi'), at, top, opts);
      pdf.font('italic').fontSize(10).text('(Ký, ghi rõ họ tên)', at, pdf.y, opts);
      if (name)
        pdf
          .font('bold')
          .fontSize(12)
          .text(composed(name), at, end - 30, opts);
    });
    pdf.y = end;
    return this;
  }

  /** What follows begins a page. */
  newPage(): this {
    this.pdf.addPage();
    return this;
  }

  /** A square code at the foot, at the left, with what it is for beside it. */
  code(text: string, words: string): this {
    const { pdf } = this;
    const side = 30 * MM;
    const top = pdf.page.height - MARGINS.bottom - side;
    if (pdf.y > top) pdf.addPage();
    drawCode(pdf, text, MARGINS.left, top, side);
    pdf
      .font('regular')
      .fontSize(9)
      .fillColor('#444')
      .text(words, MARGINS.left + side + 10, top + 4, { width: this.width - side - 10, lineGap: 2 })
      .fillColor('black');
    return this;
  }
}

function drawMotto(pdf: PDFKit.PDFDocument, left: number, width: number): void {
  pdf
    .font('bold')
    .fontSize(11)
    .text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', left, pdf.y, { width, align: 'center' });
  const motto = 'Độc lập - Tự do - Hạnh phúc';
  pdf
    .font('bold')
    .fontSize(12)
    .text(motto, left, pdf.y + 1, { width, align: 'center' });
  const line = pdf.widthOfString(motto);
  const middle = left + width / 2;
  pdf
    .moveTo(middle - line / 2, pdf.y + 1)
    .lineTo(middle + line / 2, pdf.y + 1)
    .lineWidth(0.7)
    .stroke();
}

function drawCode(pdf: PDFKit.PDFDocument, text: string, left: number, top: number, side: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const dot = side / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) pdf.rect(left + column * dot, top + row * dot, dot, dot);
  pdf.fill('black');
}

/** In the middle of the upper margin, from the second page on (Decree 30/2020, appendix I). */
function numberPages(pdf: PDFKit.PDFDocument): void {
  const { count } = pdf.bufferedPageRange();
  for (let nth = 1; nth < count; nth++) {
    pdf.switchToPage(nth);
    const number = String(nth + 1);
    pdf.font('regular').fontSize(13);
    pdf.text(number, (pdf.page.width - pdf.widthOfString(number)) / 2, 10 * MM, { lineBreak: false });
  }
}

/** The finished page as a PDF. */
export function bytesOf({ pdf }: Sheet): Promise<Buffer> {
  numberPages(pdf);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });
}
