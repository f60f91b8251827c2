import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedFault, plainly } from './embedded-fault';

const failing = (code: string) => () =>
  Promise.reject(Object.assign(new Error(code), { code, path: '/data/pg' }));

describe('a fault of the file system', () => {
  it.each([
    ['ENOSPC', 'disk-full', /disk is full: the log cannot be kept/],
    ['EDQUOT', 'disk-full', /disk is full/],
    ['EACCES', 'no-permission', /\/data\/pg may not be written by this user, so the log cannot be kept/],
    ['EROFS', 'no-permission', /choose another data folder/],
  ])('%s is told as %s', async (code, told, message) => {
    await expect(plainly('the log cannot be kept', failing(code))).rejects.toMatchObject({
      code: told,
      message: expect.stringMatching(message) as unknown,
    });
  });

  it('that we know nothing about is passed on as it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lien-thong-fault-'));
    const write = () => Promise.resolve().then(() => writeFileSync(folder, ''));
    const fault = await plainly('nothing', write).catch((caught: unknown) => caught);
    expect(fault).not.toBeInstanceOf(EmbeddedFault);
    expect(fault).toMatchObject({ code: 'EISDIR' });
    rmSync(folder, { recursive: true });
  });
});
