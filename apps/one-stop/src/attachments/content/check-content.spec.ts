import { pngChunk, sampleAttachments, tinyJpeg, tinyPdf, tinyPng } from '@lien-thong/synthetic';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { checkContent } from './check-content';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'content-'))));
afterAll(() => rm(folder, { recursive: true }));

/** What is said of these bytes: their media type, or the code of the refusal. */
async function said(...parts: (Buffer | string)[]): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));
  const handle = await open(path);
  try {
    return await checkContent(handle);
  } catch (fault) {
    return (fault as { code: string }).code;
  } finally {
    await handle.close();
  }
}

const pdf = tinyPdf('A paper');
const jpeg = tinyJpeg('a photo');
const png = tinyPng();

/** One member, stored under a name, as any packer writes it. */
function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x0403_4b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x0201_4b50, 0);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

const segment = (marker: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data]);

/** A PDF with something more among its objects. */
const pdfWith = (text: string) =>
  Buffer.from(pdf.toString('latin1').replace('xref\n', `9 0 obj\n${text}\nendobj\nxref\n`), 'latin1');

/** A large PDF whose pages are noise, as compressed ones are. */
const noisyPdf = (bytes: number, more = '') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${bytes} >>\nstream\n`),
    randomBytes(bytes),
    Buffer.from(`\nendstream\nendobj\n${more}startxref\n0\n%%EOF\n`),
  ]);

describe('a file that is what it should be', () => {
  it.each([
    ['a PDF', 'application/pdf', pdf],
    ['a PDF with blanks behind its end', 'application/pdf', Buffer.concat([pdf, Buffer.from('\r\n \0')])],
    ['a PDF that opens at a page', 'application/pdf', pdfWith('<< /OpenAction [3 0 R /Fit] >>')],
    ['a PDF of two megabytes', 'application/pdf', noisyPdf(2_000_000)],
    ['a JPEG', 'image/jpeg', jpeg],
    ['a PNG', 'image/png', png],
    ['a PNG of 50 million pixels', 'image/png', tinyPng(10_000, 5000)],
  ])('%s is %s', async (_what, mediaType, content) => {
    expect(await said(content)).toBe(mediaType);
  });

  it('is every file that synthetic declarations name', async () => {
    for (const { content, attachment } of sampleAttachments())
      expect(await said(content)).toBe(attachment.mediaType);
  });

  it('may have an end of image inside a segment, as pictures with a thumbnail do', async () => {
    const thumbnail = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), jpeg]));
    expect(await said(jpeg.subarray(0, 2), thumbnail, jpeg.subarray(2))).toBe('image/jpeg');
  });

  it('may have a scan of many blocks, with stuffed zeros and restarts at their borders', async () => {
    const noise = Buffer.from(randomBytes(300_000).toString('latin1').replaceAll('\xff', '\xff\0'), 'latin1');
    for (let at = 60_000; at < 70_000; at += 2) noise.writeUInt16BE(at % 4 ? 0xff00 : 0xffd3, at);
    expect(
      await said(jpeg.subarray(0, -3), Buffer.from([0]), noise, Buffer.from([0]), jpeg.subarray(-2)),
    ).toBe('image/jpeg');
  });
});

describe('a file of another kind', () => {
  it.each([
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    [
      'a vector picture with a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), randomBytes(500)])],
    ['a Linux program', Buffer.concat([Buffer.from('\x7fELF'), randomBytes(500)])],
    ['an archive that unpacks to ten megabytes', zip('bomb.txt', Buffer.alloc(10_000_000))],
    ['a GIF that is a Java archive', Buffer.concat([Buffer.from('GIF89a'), zip('A.class', jpeg)])],
    ['a page with a PDF behind it', Buffer.concat([Buffer.from('<script>1</script>'), pdf])],
    ['a byte order mark before a PDF', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), pdf])],
    ['three bytes', 'GIF'],
  ])('%s is refused whatever it is called', async (_what, content) => {
    expect(await said(content)).toBe('attachment-kind-unknown');
  });
});

describe('a file that is two things', () => {
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  const archive = zip('A.class', jpeg);
  it.each([
    ['a PDF with an archive behind it', Buffer.concat([pdf, archive])],
    ['a PDF with an archive and a second end behind it', Buffer.concat([pdf, archive, Buffer.from('%%EOF')])],
    ['a PDF with a page behind it', Buffer.concat([pdf, page])],
    ['a JPEG with a page behind it', Buffer.concat([jpeg, page])],
    ['a JPEG with an archive behind it', Buffer.concat([jpeg, archive])],
    ['a JPEG with a second picture behind it', Buffer.concat([jpeg, jpeg])],
    [
      'a JPEG with an archive in its comment',
      Buffer.concat([jpeg.subarray(0, 2), segment(0xfe, archive), jpeg.subarray(2)]),
    ],
    ['a PNG with a page behind it', Buffer.concat([png, page])],
    ['a PNG with a chunk behind its end', Buffer.concat([png, pngChunk('teXt', page)])],
    [
      'a PNG with an archive in a chunk',
      Buffer.concat([png.subarray(0, -12), pngChunk('teXt', archive), png.subarray(-12)]),
    ],
  ])('%s is refused', async (_what, content) => {
    expect(await said(content)).toBe('attachment-has-more');
  });
});

describe('a file that is not whole', () => {
  const flipped = Buffer.from(png);
  flipped[20]! ^= 1;
  const huge = Buffer.from(png);
  huge.writeUInt32BE(0xffff_fff0, 8);
  it.each([
    ['half a PDF', pdf.subarray(0, pdf.length / 2)],
    ['a PDF whose end is a kilobyte before the end of the file', Buffer.concat([pdf, Buffer.alloc(1100)])],
    ['a PDF of no version', Buffer.from('%PDF-x.y\n%%EOF')],
    ['a JPEG without its end', jpeg.subarray(0, -2)],
    [
      'a JPEG without a picture',
      Buffer.concat([jpeg.subarray(0, 2), segment(0xfe, Buffer.from('x')), Buffer.from([0xff, 0xd9])]),
    ],
    ['a JPEG whose segment has no length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
    [
      'a JPEG of a hundred thousand segments',
      Buffer.concat([
        jpeg.subarray(0, 2),
        Buffer.alloc(400_000, Buffer.from([0xff, 0xe0, 0, 2])),
        jpeg.subarray(2),
      ]),
    ],
    ['a PNG with one bit changed', flipped],
    ['a PNG whose chunk is longer than the file', huge],
    ['a PNG without pixels', Buffer.concat([png.subarray(0, 33), png.subarray(-12)])],
    ['a PNG without its end', png.subarray(0, -12)],
  ])('%s is refused', async (_what, content) => {
    expect(await said(content)).toBe('attachment-broken');
  });
});

describe('a picture that would fill the memory of whoever looks at it', () => {
  const wide = Buffer.from(jpeg);
  const frame = wide.indexOf(Buffer.from([0xff, 0xc0]));
  wide.writeUInt16BE(65_500, frame + 5);
  it.each([
    ['a PNG of 12,001 by 1', tinyPng(12_001, 1)],
    ['a PNG of 8,000 by 8,000, in eight kilobytes', tinyPng(8000, 8000)],
    ['a JPEG of 65,500 lines', wide],
  ])('%s is refused', async (_what, content) => {
    expect(await said(content)).toBe('attachment-picture-too-large');
  });
});

describe('a PDF that does something', () => {
  it.each([
    ['runs a script when opened', '<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>'],
    ['hides the word behind escapes', '<< /S /J#61va#53cript /JS (app.alert(1)) >>'],
    ['has a script without its kind', '<< /Type /Action /JS (app.alert(1)) >>'],
    ['refers to a script', '<< /Type /Action /JS 12 0 R >>'],
    ['starts a program', '<< /S /Launch /F (cmd.exe) >>'],
    ['carries a file', '<< /Type /Filespec /EF << /F 8 0 R >> >> << /Type /EmbeddedFile >>'],
    ['plays a rendition', '<< /S /Rendition >>'],
    ['has a form with scripts', '<< /AcroForm << /XFA 3 0 R >> >>'],
  ])('%s is refused', async (_what, text) => {
    expect(await said(pdfWith(text))).toBe('attachment-active');
  });

  it('is refused wherever in a large file that stands', async () => {
    for (const before of [65_400, 65_500, 65_536, 131_000, 200_000])
      expect(await said(noisyPdf(before, '<< /S /JavaScript >>\n'))).toBe('attachment-active');
  });
});
