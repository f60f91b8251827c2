import { contentDisposition, safeName } from './download-name';

describe('the name that a file is saved under', () => {
  it.each([
    ['giấy báo tử.pdf', 'giấy báo tử.pdf'],
    ['../../etc/passwd', '_.._etc_passwd.pdf'],
    ['C:\\Windows\\giay.pdf', 'C__Windows_giay.pdf'],
    ['virus.exe', 'virus.exe.pdf'],
    ['cv\u202Efdp.exe', 'cvfdp.exe.pdf'],
    ['a\r\nset-cookie: x=1.pdf', 'aset-cookie_ x=1.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['...', 'giấy-tờ.pdf'],
    ['\u200b', 'giấy-tờ.pdf'],
    ['half \ud83d.pdf', 'half \ufffd.pdf'],
    ['"><script>.pdf', '___script_.pdf'],
  ])('%j is %j', (given, saved) => {
    expect(safeName(given, 'application/pdf')).toBe(saved);
  });

  it('is short enough for every file system, and keeps its ending', () => {
    const name = safeName(`${'ệ'.repeat(300)}.jpeg`, 'image/jpeg');
    expect(Buffer.byteLength(name)).toBeLessThan(255);
    expect(name).toMatch(/\.jpg$/);
  });

  it('goes into a header without a character that means something there', () => {
    const header = contentDisposition(`giấy (1)'*;"\r\nx.pdf`, 'application/pdf');
    expect(header).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
  });
});
