import type { Source } from '../rows/row';

/** 'Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15' */
export const articleOf = ({ article, instrument }: Source): string =>
  article === undefined ? instrument : `${article}, ${instrument}`;
