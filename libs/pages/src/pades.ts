import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { createHash, webcrypto } from 'node:crypto';
import {
  Attribute,
  Certificate,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  ContentInfo,
} from 'pkijs';
import { reserveCertification } from './certified-field';
import type { PageKey } from './page-keys';
import { bytesOf as sheetBytes, type Sheet } from './sheet';

/** Object identifiers of CMS (RFC 5652) and of ESS's signing-certificate-v2 (RFC 5035). */
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** Room for the signature in the file, in bytes: a chain of three certificates takes about half of it. */
const ROOM = 8192;

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

const certHash = (certificate: Buffer) =>
  new Sequence({
    value: [
      new Sequence({
        value: [new Sequence({ value: [new OctetString({ valueHex: bytesOf(sha256(certificate)) })] })],
      }),
    ],
  });

/** A CMS signature as PAdES baseline B wants it (ETSI EN 319 142-1): its time stands in the PDF, not here. */
class CadesSigner extends Signer {
  constructor(private readonly key: PageKey) {
    super();
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    const { certificate, chain, privateKey } = this.key;
    const own = Certificate.fromBER(bytesOf(certificate));
    // Sorted as DER sorts a set: by their encodings, of which the shorter comes first.
    const attributes = [
      new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: DATA })] }),
      new Attribute({ type: MESSAGE_DIGEST, values: [new OctetString({ valueHex: bytesOf(sha256(pdf)) })] }),
      new Attribute({ type: SIGNING_CERTIFICATE_V2, values: [certHash(certificate)] }),
    ];
    const signed = new SignedData({
      version: 1,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
          signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
        }),
      ],
      certificates: [own, ...chain.map((der) => Certificate.fromBER(bytesOf(der)))],
    });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const secret = await webcrypto.subtle.importKey('pkcs8', privateKey, algorithm, false, ['sign']);
    await signed.sign(secret, 0, 'SHA-256', bytesOf(pdf));
    const info = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
    return Buffer.from(info.toSchema().toBER(false));
  }
}

export interface Signing {
  key: PageKey;
  /** The office, as the reader of the file is told. */
  name: string;
  reason: string;
  location: string;
  at: Date;
}

/** Ends the sheet and signs it: PAdES baseline B, ECDSA P-256 with SHA-256. @returns the file */
export async function signedPage(
  sheet: Sheet,
  { key, name, reason, location, at }: Signing,
): Promise<Buffer> {
  const { pdf } = sheet;
  reserveCertification(pdf, { name, reason, location, at, room: ROOM });
  return new SignPdf().sign(await sheetBytes(sheet), new CadesSigner(key), at);
}
