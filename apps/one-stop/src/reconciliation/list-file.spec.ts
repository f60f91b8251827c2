import { STEP_LABELS } from '@lien-thong/contracts';
import type { Problem } from '@lien-thong/service';
import { inFile, readListFile } from './list-file';

const HEAD = 'Số văn bản;Mã hồ sơ;Bước;Kết quả;Ngày quyết định';

const faultOf = (text: string): string => {
  try {
    readListFile(text);
  } catch (problem) {
    const [fault] = (problem as Problem).more['errors'] as { message: string }[];
    return fault!.message;
  }
  return '';
};

describe("an office's list as a file", () => {
  it('is read with a mark of its encoding, with quotes, by titles and words', () => {
    const text = `\uFEFF${HEAD}\r\n"CA;1";;${STEP_LABELS['deregister-residence']};Từ chối;5/11/2026\r\n`;
    expect(readListFile(text).lines).toEqual([
      { reference: 'CA;1', step: 'deregister-residence', result: 'refused', on: '2026-11-05' },
    ]);
  });

  it('is read with commas and the names of the form', () => {
    expect(readListFile('reference,on,step,result\nCA-1,2026-11-05,register-death,done').lines).toEqual([
      { reference: 'CA-1', on: '2026-11-05', step: 'register-death', result: 'done' },
    ]);
  });

  it('keeps in which line of the file each began, over empty lines and line breaks in a field', () => {
    const file = readListFile(`${HEAD}\n\n"CA\n1";;;;\n\nCA-2;;;;\n`);
    const message = (nth: number) =>
      inFile(file, { pointer: `/lines/${nth}/step`, code: 'x', message: 'Bước: thiếu.' }).message;
    expect([message(0), message(1)]).toEqual(['Dòng 4. Bước: thiếu.', 'Dòng 6. Bước: thiếu.']);
  });

  it.each([
    ['a column nobody knows', 'Số văn bản;Ngày sinh\n', 'Dòng 1: không có cột nào tên là “Ngày sinh”.'],
    ['no first line', '', 'Dòng 1: thiếu tên các cột.'],
    ['a column twice', 'Bước;Bước\n', 'Dòng 1: có cột lặp lại.'],
    [
      'a field too many',
      `${HEAD}\nCA-1;;;;;\n`,
      'Dòng 2: số ô không khớp dòng đầu, hoặc dấu ngoặc kép chưa đóng.',
    ],
  ])('is refused for %s', (_, text, message) => {
    expect(faultOf(text)).toBe(message);
  });

  it('is refused for a quote that is never closed', () => {
    expect(faultOf(`${HEAD}\n"CA-1;;;;\n`)).toMatch(/^Dòng \d+: /);
  });
});
