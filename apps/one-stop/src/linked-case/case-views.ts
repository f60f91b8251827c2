import type { CaseView, SimilarCase } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { claimedOf } from '../clocks/pauses';
import { caseView } from './case-view';
import { LinkedCase } from './linked-case.entity';

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
    return caseView(this.gazette.inForce(), found, {
      claimed: await claimedOf(this.database.manager, caseId),
      similar: similar.map(similarCase),
    });
  }
}

const similarCase = ({ caseId, dossierCode, deceasedName }: LinkedCase): SimilarCase => ({
  caseId,
  deceasedName,
  ...(dossierCode ? { dossierCode } : {}),
});
