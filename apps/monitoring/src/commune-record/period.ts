import { formats, type FieldFault } from '@lien-thong/contracts';

/** The days, both included, in which the counted cases were received. */
export interface Period {
  from: string;
  to: string;
}

const isDay = (given: unknown): given is string => typeof given === 'string' && formats.day(given);

const notADay = (pointer: string, title: string): FieldFault => ({
  pointer,
  code: 'day',
  message: `${title}: không phải là ngày có thật (viết năm-tháng-ngày, ví dụ 2026-11-05).`,
});

/** The asked period; what is not given is this year until today. */
export function readPeriod(
  { from, to }: { from?: unknown; to?: unknown },
  today: string,
): Period | FieldFault[] {
  const start = from ?? `${(isDay(to) ? to : today).slice(0, 4)}-01-01`;
  const end = to ?? today;
  const faults: FieldFault[] = [];
  if (!isDay(start)) faults.push(notADay('/from', 'Từ ngày'));
  if (!isDay(end)) faults.push(notADay('/to', 'Đến ngày'));
  if (!isDay(start) || !isDay(end)) return faults;
  if (start > end)
    return [{ pointer: '/from', code: 'too-large', message: 'Từ ngày: phải không sau Đến ngày.' }];
  return { from: start, to: end };
}
