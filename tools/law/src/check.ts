import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LawDataError, loadLaw, type LawFault } from '@lien-thong/law';
import { told, UsageError, type Command, type Outcome } from './outcome';
import { DATA_FOLDER } from './rows/timed-rows';
import { wrap } from './wrap';

const FAULT_NAMES: Readonly<Partial<Record<string, string>>> = {
  'not-readable': 'không đọc được',
  'wrong-shape': 'sai cấu trúc',
  'unknown-field': 'trường lạ',
  'missing-field': 'thiếu trường',
  'unknown-key': 'khóa lạ',
  'missing-key': 'thiếu khóa',
  'bad-date': 'ngày sai',
  overlap: 'trùng ngày',
  gap: 'có ngày bị bỏ trống',
  'ambiguous-scope': 'hai phạm vi cùng đúng',
  'unknown-reference': 'trỏ tới chỗ không có',
};

/** `check [folder]`: every fault of the rows, where a lawyer finds it. */
export const check: Command = (args, { root }) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  if (positionals.length > 1) throw new UsageError('chỉ nêu một thư mục (name one folder)');
  const folder = resolve(positionals[0] ?? join(root, DATA_FOLDER));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`không có thư mục (no such folder): ${folder}`);
  try {
    const law = loadLaw(folder);
    return told(`${law.rows.length} dòng luật, không có lỗi; phiên bản ${law.version}`);
  } catch (error) {
    if (error instanceof LawDataError) return faultsInWords(error.faults, relative(process.cwd(), folder));
    throw error;
  }
};

export function faultsInWords(faults: readonly LawFault[], folder: string): Outcome {
  const lines = faults.flatMap(({ file, line, code, message }) =>
    wrap(`${join(folder, file)}:${line}: ${FAULT_NAMES[code] ?? code} (${code}): ${message}`, '', '    '),
  );
  return { ...told([...lines, '', `${faults.length} lỗi. Sửa xong hãy kiểm tra lại.`]), exit: 1 };
}
