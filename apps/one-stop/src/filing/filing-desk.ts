import type { Caller } from '@lien-thong/access';
import { record, type Entry } from '@lien-thong/audit';
import { Declaration } from '@lien-thong/contracts';
import { OfficeRules } from '@lien-thong/desk';
import { Gazette } from '@lien-thong/gazette';
import { findCommune, type Law } from '@lien-thong/law';
import { Gathering, LawNotHere, UnitOfWork, waves, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, formOf, invalid, isPassing, mustReach, Problem } from '@lien-thong/service';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { namingFaults } from '../attachments/named-attachments';
import { admit, explain } from './admit';
import { declarationFaults } from './declaration-rules';
import { namingOf, type Filing, type FilingResult } from './filing';
import { likenessOf } from './likeness';
import { openCases } from './open-cases';

interface Waiting {
  filing: Filing;
  done: (result: FilingResult) => void;
  failed: (fault: unknown) => void;
}

/** Filings that may be about one person, or are one request sent twice, are not looked at side by side. */
const alikeness = ({ key, likeness, declaration }: Filing): string[] => [
  `key ${key}`,
  `like ${likeness}`,
  `person ${declaration.deceased.personalId ?? likeness}`,
];

/** Officers file for their own ground; what an agency's program passes on did not come to a desk. */
function mayFile(asker: Caller, { commune, channel }: Declaration): void {
  mustReach(asker.reach('case.file'), commune);
  if (asker.kind === 'machine' && channel === 'desk')
    throw new Problem(403, 'desk-is-for-officers', 'Chỉ cán bộ một cửa được ghi nhận hồ sơ nộp trực tiếp.');
}

/** What goes on record of a filing: nothing, where it made no case. */
const filedEntry = ([{ caseId, by, declaration }, result]: [Filing, FilingResult]): Entry[] =>
  result.what === 'filed' && !result.again
    ? [
        {
          actor: by,
          action: 'case.file',
          subject: { kind: 'case', id: caseId },
          caseId,
          detail: { channel: declaration.channel, commune: declaration.commune },
        },
      ]
    : [];

export const WRONG = 'Tờ khai chưa đúng, xin xem từng mục.';

/** How often a law may change under a filing before it is told to come again. */
const TRIES = 3;

/** Takes declarations. Those that arrive while others are being written are written together, in one transaction. */
@Injectable()
export class FilingDesk implements OnApplicationShutdown {
  private readonly queue = new Gathering<Waiting>((waiting) => this.fileTogether(waiting), {
    most: 200,
    atOnce: 2,
  });

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
    private readonly rules: OfficeRules,
  ) {}

  /**
   * Files a declaration, or tells why not.
   * @throws Problem 422 `invalid-declaration` with every field at fault, 403 where the asker may not file this
   */
  file(body: unknown, key: string, asker: Caller): Promise<FilingResult> {
    const declaration = formOf(Declaration, body, 'invalid-declaration', WRONG);
    mayFile(asker, declaration);
    const misfits = declarationFaults(declaration, {
      today: this.clock.today(),
      findCommune,
      law: this.gazette.inForce(),
    });
    if (misfits.length) throw invalid('invalid-declaration', misfits, WRONG);
    const bodySha256 = createHash('sha256').update(JSON.stringify(body)).digest();
    // One sender's key says nothing of another's request.
    const ownKey = `${asker.subject} ${key}`;
    const { personalId } = declaration.deceased;
    const filing = {
      caseId: uuid(),
      key: ownKey,
      filedBy: asker.subject,
      bodySha256,
      declaration,
      likeness: likenessOf(declaration),
      requester: this.privacy.hash('person', declaration.requester.personalId),
      ...(personalId === undefined ? {} : { person: this.privacy.hash('person', personalId) }),
      by: asker,
    };
    return new Promise((done, failed) => this.queue.add({ filing, done, failed }));
  }

  private async fileTogether(waiting: Waiting[]): Promise<void> {
    try {
      const results = await this.write(waiting.map(({ filing }) => filing));
      for (const { filing, done } of waiting) done(results.get(filing)!);
    } catch (fault) {
      if (waiting.length === 1 || isPassing(fault)) for (const { failed } of waiting) failed(fault);
      // One of them is at fault: each on its own, so that it takes none with it.
      else for (const one of waiting) await this.fileTogether([one]);
    }
  }

  /** A law that is published while these are being written makes them be written again, by it. */
  private async write(filings: readonly Filing[]): Promise<Map<Filing, FilingResult>> {
    for (let tries = 1; ; tries++)
      try {
        return await this.writeBy(filings);
      } catch (fault) {
        if (!(fault instanceof LawNotHere) || tries === TRIES) throw fault;
      }
  }

  private writeBy(filings: readonly Filing[]): Promise<Map<Filing, FilingResult>> {
    return this.unit.run(async (work: Work<Law>) => {
      await this.gazette.hold(work.db, work.law);
      const results = new Map<Filing, FilingResult>();
      const registry = await this.rules.of(work.db, 'civil-registration');
      const registersByHand = (commune: string) => registry(commune).decidesBy === 'signed';
      for (const [{ filing }, errors] of await namingFaults(work.db, filings.map(namingOf)))
        results.set(filing, { what: 'unfit', errors });
      const fit = filings.filter((filing) => !results.has(filing));
      for (const wave of waves(fit, alikeness)) {
        const { admitted, losers, similar } = await admit(work.db, this.privacy, wave);
        const around = { similar, registersByHand, at: this.clock.now() };
        for (const [filing, filed] of await openCases(work, this.privacy, admitted, around))
          results.set(filing, { what: 'filed', filed, again: false });
        for (const [filing, result] of await explain(work.db, losers, similar)) results.set(filing, result);
      }
      await record(work.db, [...results].flatMap(filedEntry));
      return results;
    });
  }

  /** Whoever was told "filed" is: those still waiting are written before the database goes away. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue.settled();
  }
}
