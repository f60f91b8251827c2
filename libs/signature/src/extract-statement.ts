import type { Extract } from '@lien-thong/contracts';
import type { Signer, Statement, TrustedOffices } from './statement';

export type UnsignedExtract = Omit<Extract, 'signature'>;

/** Trích lục khai tử as its commune states it, about one case. */
const statementOf = (caseId: string, extract: UnsignedExtract): Statement => ({
  type: 'death-extract',
  office: `commune:${extract.commune}`,
  data: { caseId, extract },
});

export const signedExtract = (
  signer: Signer,
  caseId: string,
  extract: UnsignedExtract,
  at: Date,
): Extract => ({ ...extract, signature: signer.sign(statementOf(caseId, extract), at) });

/** Nobody acts on an extract before this. @throws UntrustedStatement */
export function checkExtract(
  trusted: TrustedOffices,
  caseId: string,
  { signature, ...extract }: Extract,
): void {
  trusted.check(statementOf(caseId, extract), signature);
}
