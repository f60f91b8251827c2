import { formats } from '@lien-thong/contracts';
import { invalid } from '@lien-thong/service';
import type { Place } from './lists';

/** As it stands in an address: `2026-11-25.<case>`. */
export const placeOf = ({ dueOn, caseId }: Place): string => `${dueOn}.${caseId}`;

/** @throws Problem 422 for what we never gave out */
export function placeIn(text: string): Place {
  const [dueOn = '', caseId = ''] = text.split('.');
  if (formats.day(dueOn) && formats.uuid(caseId)) return { dueOn, caseId };
  throw invalid('invalid-query', [
    { pointer: '/after', code: 'unknown-page', message: 'Trang bắt đầu từ: không đúng mã trang đã cho.' },
  ]);
}
