import type { FieldFault } from '@lien-thong/contracts';
import type { FormValues } from './form-values';

/** A fault at the field of the form it belongs to, e.g. `death.notice.number`. */
export interface FormFault {
  path: string;
  message: string;
  /** The part of the form, where the field's own name does not tell which of several it is. */
  part?: string;
}

const pathOf = (pointer: string): string =>
  pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');

/** The API tells days as programs write them; people here type them the other way round. */
const WRITTEN: Record<string, string> = {
  'invalid-day': '(viết ngày/tháng/năm, ví dụ 05/11/2026)',
  'invalid-partial-day': '(viết ngày/tháng/năm, tháng/năm hoặc chỉ năm)',
};

const messageOf = ({ code, message }: FieldFault): string =>
  WRITTEN[code] ? message.replace(/\(viết .*\)/, WRITTEN[code]) : message;

/** Parts of the form that have fields of the same name as another part. */
const PARTS: readonly (readonly [RegExp, (n: number) => string])[] = [
  [/^deceased\.lastResidence\./, () => 'Nơi cư trú cuối cùng'],
  [/^death\.place\./, () => 'Nơi mất'],
  [/^deceased\.identity\./, () => 'Giấy tờ tùy thân'],
  [/^benefit\.survivors\.(\d+)\./, (n) => `Thân nhân ${n + 1}`],
  [/^attachments\.(\d+)\./, (n) => `Tệp ${n + 1}`],
];

function partOf(path: string): string | undefined {
  for (const [pattern, name] of PARTS) {
    const found = pattern.exec(path);
    if (found) return name(Number(found[1]));
  }
  return undefined;
}

const COPIED = /^(householdHead|payee)\.(fullName|personalId|relation)$/;

/**
 * What was copied from the requester is wrong there, and told there; a province is wrong where its commune is chosen.
 */
function fieldOf(path: string, values: FormValues): string {
  const [, person, field] = COPIED.exec(path) ?? [];
  if (person && values[person as 'householdHead' | 'payee'].isRequester) return `requester.${field}`;
  return path.replace(/\.province$/, '.commune');
}

/** The API's faults, each once, at the fields where the form can show them. */
export function formFaultsOf(faults: readonly FieldFault[], values: FormValues): FormFault[] {
  const byPath = new Map<string, FormFault>();
  for (const fault of faults) {
    const told = pathOf(fault.pointer);
    const path = fieldOf(told, values);
    if (!byPath.has(path) || told === path)
      byPath.set(path, { path, message: messageOf(fault), part: partOf(path) });
  }
  return [...byPath.values()];
}
