import type { Declaration } from '@lien-thong/contracts';
import { agencyOn, documentTitle, type BenefitCategory, type Day, type Law } from '@lien-thong/law';
import { benefitDeclarations } from './benefit-declaration';
import { deathDeclaration } from './death-declaration';
import type { DeclarationPaper } from './declaration-paper';
import { residenceDeclaration } from './residence-declaration';

/** What was filed, and on which day. */
export interface Filing {
  form: Declaration;
  on: Day;
}

/** A declaration before the law has named it. */
export type Untitled = Omit<DeclarationPaper, 'title' | 'form'> & { category?: BenefitCategory };

/**
 * The declarations that belong to the procedures of a case, in the order of the procedures. Titles and form numbers are
 * those of the day of filing.
 */
export function declarationsOf({ form, on }: Filing, law: Law): DeclarationPaper[] {
  const { procedures, commune, deceased } = form;
  const papers: Untitled[] = [];
  if (procedures.includes('death-registration'))
    papers.push(deathDeclaration(form, agencyOn(law, 'commune-committee', commune, on).name));
  if (procedures.includes('residence-deletion'))
    papers.push(
      residenceDeclaration(form, agencyOn(law, 'commune-police', deceased.lastResidence.commune, on).name),
    );
  return [
    ...papers.map((paper) => titled(paper, law, on)),
    ...benefitDeclarations(form, law, on).map((paper) => titled(paper, law, on)),
  ];
}

function titled({ category, ...paper }: Untitled, law: Law, on: Day): DeclarationPaper {
  const { title, form } = documentTitle(law, paper.kind, { on, ...(category ? { category } : {}) });
  return { ...paper, title, ...(form ? { form } : {}) };
}
