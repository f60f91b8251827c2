import { newPageCertificates } from '@lien-thong/embedded';
import { loadLaw } from '@lien-thong/law';
import { drawExtract, issuerName, PageKeyFile, signedPage, type PrintedEntry } from '@lien-thong/pages';
import { sampleCase } from '@lien-thong/synthetic';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withUpdate } from './incremental-update';

/** A page on the disk, and whether a validator has to accept it. */
export interface Page {
  what: string;
  file: string;
  genuine: boolean;
}

export interface Pages {
  /** Whom to trust (PEM), and what it has revoked (DER). */
  root: string;
  revocations: string;
  pages: Page[];
}

const OFFICE = 'commune:31120';
const REVOKED = 'commune:31135';
const VERIFY_AT = 'https://lien-thong.example.vn/xac-minh/0123456789ABCDEFGHJKMNPQRS';

const { commune, deceased, death } = sampleCase();
const ENTRY: PrintedEntry = { number: '386/2026', commune, registeredOn: '2026-11-24', deceased, death };

const certificates = () =>
  newPageCertificates([OFFICE, REVOKED].map((office) => ({ office, name: issuerName(office.slice(-5)) })));

/** Pages made as the service makes them, and what somebody might do to them afterwards. */
export async function makePages(folder: string): Promise<Pages> {
  const [ours, strangers] = await Promise.all([certificates(), certificates()]);
  const at = new Date();
  const drawn = () => drawExtract(ENTRY, loadLaw(), { verifyAt: VERIFY_AT, signedAt: at });
  const signedBy = (keys: string, office = OFFICE): Promise<Buffer> =>
    signedPage(drawn(), {
      key: new PageKeyFile(keys).of(office, at),
      name: issuerName(commune),
      reason: 'Cấp trích lục',
      location: issuerName(commune),
      at,
    });
  const signed = await signedBy(ours.keys);

  const file = (name: string, bytes: Buffer | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const page = (what: string, bytes: Buffer, genuine = false): Page => ({
    what,
    genuine,
    file: file(`${what.replaceAll(' ', '-')}.pdf`, bytes),
  });
  return {
    root: file('root.pem', ours.root),
    revocations: file('revocations.crl', await ours.revocations([REVOKED])),
    pages: [
      page('as it was signed', signed, true),
      page('with a byte of its content changed', withOtherByte(signed, signed.indexOf('stream\n') + 20)),
      page('with another title in its properties', withOtherByte(signed, signed.indexOf('/Title') + 12)),
      page('with a digit of the signature changed', withOtherDigit(signed, lastDigitOfSignature(signed))),
      page('with other content laid over it by an update', withUpdate(signed)),
      page('signed by a stranger', await signedBy(strangers.keys)),
      page('signed with a revoked certificate', await signedBy(ours.keys, REVOKED)),
    ],
  };
}

function withOtherByte(file: Buffer, place: number): Buffer {
  const changed = Buffer.from(file);
  changed[place]! ^= 1;
  return changed;
}

/** Still hexadecimal, but another number. */
function withOtherDigit(file: Buffer, place: number): Buffer {
  const changed = Buffer.from(file);
  changed.write(changed.toString('latin1', place, place + 1) === '0' ? '1' : '0', place, 'latin1');
  return changed;
}

/** A digit of the ECDSA value, which is the last thing before the unused room. */
function lastDigitOfSignature(file: Buffer): number {
  const contents = /<([0-9a-fA-F]+?)0{64,}>/.exec(file.toString('latin1'))!;
  return contents.index + contents[1]!.length - 3;
}
