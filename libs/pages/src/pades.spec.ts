import { newPageCertificates, type PageCertificates } from '@lien-thong/embedded';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentInfo, SignedData, type Certificate } from 'pkijs';
import { signedPage } from './pades';
import { NoCertificate, PageKeyFile } from './page-keys';
import { Sheet } from './sheet';

const OFFICE = 'commune:31120';
const AT = new Date('2026-11-25T03:32:05Z');
const issuedBy = (name: string, now = AT): Promise<PageCertificates> =>
  newPageCertificates([{ office: OFFICE, name }], now.getTime());

const page = (keys: PageKeyFile, at = AT): Promise<Buffer> =>
  signedPage(
    new Sheet({ title: 'Trích lục khai tử', issuer: 'UBND', issuedAt: at }).title('Trích lục khai tử'),
    {
      key: keys.of(OFFICE, at),
      name: 'UBND Phường Cái Khế',
      reason: 'Cấp trích lục',
      location: 'Cần Thơ',
      at,
    },
  );

/** What the signature is over, and the signature itself. */
function partsOf(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const [before, after, rest] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text)!.slice(1).map(Number) as [
    number,
    number,
    number,
  ];
  const cms = Buffer.from(text.slice(before + 1, after - 1), 'hex');
  const length = 4 + cms.readUInt16BE(2);
  const signed = new SignedData({ schema: ContentInfo.fromBER(cms.subarray(0, length)).content as never });
  return {
    end: after + rest,
    content: Buffer.concat([pdf.subarray(0, before), pdf.subarray(after)]),
    signed,
  };
}

const proves = ({ signed }: ReturnType<typeof partsOf>, content: Buffer): Promise<boolean> =>
  signed.verify({ signer: 0, data: new Uint8Array(content).buffer }).catch(() => false);

const nameIn = (pdf: Buffer): string => {
  const [own] = partsOf(pdf).signed.certificates as [Certificate];
  const name = own.subject.typesAndValues.find(({ type }) => type === '2.5.4.3')!;
  return String(name.value.valueBlock.value);
};

describe('a signed page', () => {
  let pdf: Buffer;

  beforeAll(async () => {
    pdf = await page(new PageKeyFile((await issuedBy('UBND Phường Cái Khế')).keys));
  });

  it('is signed over every byte but the signature itself', async () => {
    const parts = partsOf(pdf);
    expect(parts.end).toBe(pdf.length);
    expect(await proves(parts, parts.content)).toBe(true);
    for (const place of [9, Math.floor(parts.content.length / 2), parts.content.length - 3]) {
      const changed = Buffer.from(parts.content);
      changed[place]! ^= 1;
      expect(await proves(parts, changed)).toBe(false);
    }
  });

  it('is certified, so that nothing may be put over it afterwards', () => {
    const text = pdf.toString('latin1');
    const [, signature] = /\/DocMDP (\d+) 0 R/.exec(text)!;
    expect(text).toMatch(new RegExp(`\\n${signature} 0 obj\\n<<\\n/Type /Sig\\n`));
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /\/TransformMethod \/DocMDP \/TransformParams << \/Type \/TransformParams \/P 1 /,
    );
    expect(text).not.toContain('NeedAppearances');
  });

  it('names its certificate inside the signature and its time outside, as PAdES B-B asks', () => {
    const types = partsOf(pdf).signed.signerInfos[0]!.signedAttrs!.attributes.map(({ type }) => type);
    expect(types).toContain('1.2.840.113549.1.9.16.2.47');
    expect(types).not.toContain('1.2.840.113549.1.9.5');
    expect(pdf.toString('latin1')).toContain('/M (D:20261125033205Z)');
  });
});

describe('the keys that pages are signed with', () => {
  const [earlier, later] = [new Date('2026-06-01'), new Date('2027-06-01')];

  it('are the newest that is good at the time', async () => {
    const both = [await issuedBy('mới', later), await issuedBy('cũ', earlier)].flatMap(
      ({ keys }) => (JSON.parse(keys) as { keys: object[] }).keys,
    );
    const keys = new PageKeyFile(JSON.stringify({ keys: both }));
    // A certificate is good from a year before it was made.
    expect(nameIn(await page(keys, new Date('2026-05-01')))).toBe('cũ');
    expect(nameIn(await page(keys, AT))).toBe('mới');
  });

  it('are not there for an office without a certificate, nor after its last day', async () => {
    const keys = new PageKeyFile((await issuedBy('UBND')).keys);
    expect(() => keys.of('commune:00001', AT)).toThrow(NoCertificate);
    expect(() => keys.of(OFFICE, new Date('2060-01-01'))).toThrow(NoCertificate);
  });

  it('may be replaced in their file while the service runs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lien-thong-pages-'));
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] });
    try {
      const file = join(folder, 'keys.json');
      writeFileSync(file, (await issuedBy('cũ')).keys);
      const keys = new PageKeyFile(file);
      expect(nameIn(await page(keys))).toBe('cũ');
      writeFileSync(file, (await issuedBy('mới')).keys);
      utimesSync(file, new Date(), new Date(Date.now() + 5000));
      jest.advanceTimersByTime(2500);
      expect(nameIn(await page(keys))).toBe('mới');
    } finally {
      jest.useRealTimers();
      rmSync(folder, { recursive: true });
    }
  });
});
