import type { Extract } from '@lien-thong/contracts';
import type { Statement } from './statement';

/** Trích lục khai tử as its commune states it, about one case. */
export const extractStatement = (caseId: string, extract: Extract): Statement => ({
  type: 'death-extract',
  office: `commune:${extract.commune}`,
  data: { caseId, extract },
});
