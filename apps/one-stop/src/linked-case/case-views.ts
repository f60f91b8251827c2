import type { Assistance, BenefitCategory, CaseView, SimilarCase } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { rows } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { caseView } from './case-view';
import { LinkedCase } from './linked-case.entity';

/** What of the declaration a view needs; none of it is left once the case was erased. */
interface Declared {
  claimed: BenefitCategory[] | null;
  assistedBy: Assistance | null;
  home: string;
}

/** Cases as their officers see them. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly database: DataSource,
    private readonly gazette: Gazette,
  ) {}

  async of(caseId: string): Promise<CaseView | undefined> {
    const cases = this.database.getRepository(LinkedCase);
    const found = await cases.findOneBy({ caseId });
    if (!found) return undefined;
    const similar = found.similarCases?.length ? await cases.findBy({ caseId: In(found.similarCases) }) : [];
    const [declared] = await rows<Declared>(
      this.database.manager,
      `select form -> 'benefit' -> 'categories' as claimed, form -> 'assistedBy' as "assistedBy",
              form -> 'deceased' -> 'lastResidence' ->> 'commune' as home
       from declaration where case_id = $1`,
      [caseId],
    );
    return caseView(this.gazette.inForce(), found, {
      claimed: declared?.claimed ?? undefined,
      assistedBy: declared?.assistedBy ?? undefined,
      home: declared?.home ?? found.commune,
      similar: similar.map(similarCase),
    });
  }
}

const similarCase = ({ caseId, dossierCode, deceasedName }: LinkedCase): SimilarCase => ({
  caseId,
  deceasedName,
  ...(dossierCode ? { dossierCode } : {}),
});
