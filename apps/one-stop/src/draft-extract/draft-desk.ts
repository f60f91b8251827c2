import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import {
  DraftAmendment,
  DraftAnswer,
  fullNameOf,
  type DraftExtract,
  type DraftState,
} from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { findCommune, type Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, formOf, invalid, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { declarationFaults } from '../filing/declaration-rules';
import { likenessOf } from '../filing/likeness';
import { proceed, type Change } from '../linked-case/case-process';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { openedForm, sealedForm } from '../linked-case/sealed-case';
import { tellNext } from '../procedures/advance';
import { entry } from '../timeline/timeline';
import { amended, confirmBy, draftOf } from './draft-rules';
import { findDraft, layDraft, takeSilent } from './drafts';

const PLACE = 'draft_extract.corrections';

const notNow = (title: string) => new Problem(409, 'not-now', title);
const unknown = () =>
  new Problem(404, 'not-found', 'Không có bản nháp nào cho mã hồ sơ và số định danh này.');

const TEXTS: Record<Exclude<DraftState, 'waiting'>, string> = {
  confirmed: 'Gia đình đã xác nhận bản nháp trích lục.',
  'to-correct': 'Gia đình đề nghị sửa bản nháp trích lục; chờ cán bộ sửa.',
  silent: 'Gia đình không trả lời trong thời hạn, được coi là đồng ý với bản nháp trích lục.',
};

/** The case goes on: with its draft agreed to, the register is told. */
const agreed = (caseId: string, at: string, state: 'confirmed' | 'silent'): Change => ({
  caseId,
  at,
  rule: (before) => (before.endedAt ? undefined : tellNext(before, at)),
  entries: [entry(caseId, at, 'draft-extract', 'one-stop', TEXTS[state], 'register-death')],
});

/** Where a family reads the draft of its extract before the death is registered. */
@Injectable()
export class DraftDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {}

  /** @throws Problem 404 where the case has no draft, or the id is given and not the requester's */
  async of(c: LinkedCase, personalId?: string): Promise<DraftExtract> {
    if (personalId !== undefined) this.mustBeRequester(c, personalId);
    const db = this.database.manager;
    const found = await findDraft(db, c.caseId);
    if (!found) throw unknown();
    const key = (await this.privacy.opening(db, [c.caseId]))(c.caseId)!;
    const corrections = found.corrections && key.open(PLACE, found.corrections);
    return {
      state: found.state,
      round: found.round,
      confirmBy: found.confirmBy.toISOString(),
      draft: draftOf(openedForm(found.form, key)),
      ...(corrections ? { corrections } : {}),
    };
  }

  /** @throws Problem 404; 409 `not-now` once it is answered; 422 `invalid-answer` */
  async answer(c: LinkedCase, body: unknown): Promise<void> {
    const { personalId, answer, corrections } = formOf(DraftAnswer, body, 'invalid-answer');
    this.mustBeRequester(c, personalId);
    if (answer === 'correct' && !corrections)
      throw invalid('invalid-answer', [
        { pointer: '/corrections', code: 'required', message: 'Xin ghi nội dung cần sửa.' },
      ]);
    const { caseId } = c;
    const at = this.clock.instant();
    const state = answer === 'confirm' ? 'confirmed' : 'to-correct';
    await this.unit.run(async (work) => {
      const draft = await findDraft(work.db, caseId, true);
      if (!draft) throw unknown();
      if (draft.state !== 'waiting') throw notNow('Bản nháp này đã được trả lời hoặc đã quá hạn trả lời.');
      const key = (await this.privacy.sealing(work.db, [caseId]))(caseId);
      await work.db.query(
        'update draft_extract set state = $2, answered_at = $3, corrections = $4 where case_id = $1',
        [caseId, state, at, state === 'to-correct' ? key.seal(PLACE, corrections!) : null],
      );
      await proceed(work, this.privacy, [
        state === 'confirmed' ? agreed(caseId, at, state) : asked(caseId, at),
      ]);
    });
  }

  /** An officer corrects the draft as the family asked, and lays it before the family again. @throws Problem 404, 409, 422 */
  async amend(caseId: string, body: unknown, asker: Caller): Promise<void> {
    const { draft, why } = formOf(DraftAmendment, body, 'invalid-answer');
    const at = this.clock.instant();
    await this.unit.run(async (work: Work<Law>) => {
      await this.gazette.hold(work.db, work.law);
      const found = await findDraft(work.db, caseId, true);
      const [c] = await proceed(work, this.privacy, [
        { caseId, at, rule: (state) => ({ state, consequences: [] }) },
      ]);
      if (!found || !c || !asker.reach('case.accept').covers(c.commune)) throw unknown();
      if (found.state !== 'to-correct' || c.endedAt) throw notNow('Gia đình không đề nghị sửa bản nháp.');
      const key = (await this.privacy.sealing(work.db, [caseId]))(caseId);
      const form = amended(openedForm(found.form, key), draft);
      const faults = declarationFaults(form, { today: this.clock.today(), findCommune, law: work.law });
      if (faults.length) throw invalid('invalid-answer', faults);
      await work.db.query(
        `with first as (
           update draft_extract e set first_declared = coalesce(e.first_declared, d.form), corrections = null
           from declaration d where e.case_id = $1 and d.case_id = $1),
         form as (update declaration set form = $2 where case_id = $1)
         update linked_case set deceased_name = $3, likeness = $4 where case_id = $1`,
        [caseId, JSON.stringify(sealedForm(form, key)), fullNameOf(form.deceased), likenessOf(form)],
      );
      await layDraft(work, c, confirmBy(work.law, form, at) ?? found.confirmBy, at);
      await record(work.db, [
        {
          actor: asker,
          action: 'case.accept',
          subject: { kind: 'draft-extract', id: caseId },
          caseId,
          reason: why,
        },
      ]);
    });
  }

  /** Silence is consent. @returns how many cases went on */
  consent(most: number): Promise<number> {
    const now = this.clock.now();
    return this.unit.run(async (work) => {
      const silent = await takeSilent(work.db, now, most);
      if (silent.length)
        await proceed(
          work,
          this.privacy,
          silent.map((caseId) => agreed(caseId, now.toISOString(), 'silent')),
        );
      return silent.length;
    });
  }

  private mustBeRequester({ requester }: LinkedCase, personalId: string): void {
    if (!requester?.equals(this.privacy.hash('person', personalId))) throw unknown();
  }
}

const asked = (caseId: string, at: string): Change => ({
  caseId,
  at,
  rule: (state) => ({ state, consequences: [] }),
  entries: [entry(caseId, at, 'draft-extract', 'one-stop', TEXTS['to-correct'], 'register-death')],
});
