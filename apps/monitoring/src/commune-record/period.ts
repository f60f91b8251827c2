import type { FieldFault, PeriodQuery } from '@lien-thong/contracts';

/** The days, both included, in which the counted cases were received. */
export interface Period {
  from: string;
  to: string;
}

/** The asked period; what is not given is this year until today. */
export function readPeriod({ from, to: end }: PeriodQuery, today: string): Period | FieldFault[] {
  const to = end ?? today;
  const start = from ?? `${to.slice(0, 4)}-01-01`;
  if (start > to)
    return [{ pointer: '/from', code: 'too-large', message: 'Từ ngày: phải không sau Đến ngày.' }];
  return { from: start, to };
}
