import type { Source } from '../rows/row';

/** 'Điều 33, Luật Hộ tịch 60/2014/QH13' */
export const sourceInWords = ({ instrument, article }: Source): string =>
  article === undefined ? instrument : `${article}, ${instrument}`;
