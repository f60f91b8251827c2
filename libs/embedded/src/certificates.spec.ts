import { X509Certificate } from 'node:crypto';
import { newAuthority } from './certificates';

describe('a certificate for trials', () => {
  it('is its authority’s, and for the names and addresses it was issued for', async () => {
    const authority = await newAuthority();
    const { certificate, key } = await authority.issue('kafka', ['localhost', '127.0.0.1']);
    const read = new X509Certificate(certificate);
    expect(read.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect([read.checkHost('localhost'), read.checkIP('127.0.0.1')]).toEqual(['localhost', '127.0.0.1']);
    expect(read.checkHost('elsewhere.vn')).toBeUndefined();
    expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  it('is not that of another authority of the same name', async () => {
    const [ours, theirs] = [await newAuthority(), await newAuthority()];
    const { certificate } = await theirs.issue('kafka', ['localhost']);
    expect(new X509Certificate(certificate).verify(new X509Certificate(ours.certificate).publicKey)).toBe(
      false,
    );
  });
});
