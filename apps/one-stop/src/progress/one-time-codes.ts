import { record } from '@lien-thong/audit';
import { OneTimeCodeMade, type Contact, type FamilySession } from '@lien-thong/contracts';
import { oneTimeCodeRule, type OneTimeCodeRule } from '@lien-thong/law';
import { Gazette } from '@lien-thong/gazette';
import { say, UnitOfWork } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, dayOf, rows, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { openedCase } from '../linked-case/sealed-case';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** One try is taken before the code is looked at, so that tries made side by side cannot be more than there are. */
const TRY = `
  update one_time_code set tries_left = tries_left - 1
  where case_id = $1 and good_until > $2 and tries_left > 0 returning code`;

/**
 * Mã dùng một lần: whoever holds a dossier's code and can read what is sent to the declared phone is the family. The
 * code itself is in the message that carries it and nowhere else; here is its keyed hash.
 */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
  ) {}

  /** Has a code sent, unless the family gave no address to send it to or has had its codes of the day. */
  send(c: LinkedCase): Promise<void> {
    return this.unit.run(async ({ db, send }) => {
      const contact = await this.contactOf(db, c);
      if (!contact.phone && !contact.email) return;
      const now = this.clock.now();
      const rule = this.rule();
      const oneTimeCode = String(randomInt(1_000_000)).padStart(6, '0');
      const goodUntil = later(now, rule.goodForMinutes * 60);
      if (!(await keepCode(db, c.caseId, this.hash(c.caseId, oneTimeCode), { rule, now, goodUntil }))) return;
      send(
        say(OneTimeCodeMade, c.caseId, {
          commune: c.commune,
          contact,
          oneTimeCode,
          minutes: rule.goodForMinutes,
          goodUntil: goodUntil.toISOString(),
        }),
      );
    });
  }

  /** Spends a try. @returns undefined where the code is wrong, too old, used, or tried too often */
  enter(caseId: string, given: string, address: string): Promise<FamilySession | undefined> {
    return this.unit.run(async ({ db }) => {
      const now = this.clock.now();
      const [kept] = await rows<{ code: Buffer }>(db, TRY, [caseId, now]);
      if (!kept || !timingSafeEqual(kept.code, this.hash(caseId, given))) return undefined;
      const session = randomBytes(32).toString('hex');
      const goodUntil = later(now, this.rule().sessionMinutes * 60);
      await db.query(
        `with used as (update one_time_code set tries_left = 0 where case_id = $1),
              ended as (delete from family_session where good_until < $4)
         insert into family_session (case_id, session, good_until) values ($1, $2, $3)`,
        [caseId, sha256(session), goodUntil, now],
      );
      const family = { subject: 'family', name: 'Gia đình', address };
      const subject = { kind: 'case', id: caseId };
      await record(db, [{ actor: family, action: 'progress.details', subject, caseId }]);
      return { session, goodUntil: goodUntil.toISOString() };
    });
  }

  /** The case that this session is of; null where it is none, or over. */
  async caseOf(db: EntityManager, session: string): Promise<LinkedCase | null> {
    const [found] = await rows<{ caseId: string }>(
      db,
      'select case_id as "caseId" from family_session where session = $1 and good_until > $2',
      [sha256(session), this.clock.now()],
    );
    return found ? db.findOneBy(LinkedCase, found) : null;
  }

  rule(): OneTimeCodeRule {
    return oneTimeCodeRule(this.gazette.inForce(), this.clock.today());
  }

  private hash(caseId: string, code: string): Buffer {
    return this.privacy.hash('one-time-code', `${caseId} ${code}`);
  }

  private async contactOf(db: Sql, c: LinkedCase): Promise<Contact> {
    const keyOf = await this.privacy.opening(db, [c.caseId]);
    return openedCase(c, keyOf(c.caseId)!).contact;
  }
}

/** @returns whether it was kept: not where the one before is too new, or the day has had as many as it may */
async function keepCode(
  db: Sql,
  caseId: string,
  code: Buffer,
  { rule, now, goodUntil }: { rule: OneTimeCodeRule; now: Date; goodUntil: Date },
): Promise<boolean> {
  const kept = await rows(
    db,
    `insert into one_time_code as c (case_id, code, made_at, good_until, tries_left, day, made_that_day)
     values ($1, $2, $3, $4, $5, $6, 1)
     on conflict (case_id) do update
       set code = excluded.code, made_at = excluded.made_at, good_until = excluded.good_until,
           tries_left = excluded.tries_left, day = excluded.day,
           made_that_day = case when c.day = excluded.day then c.made_that_day + 1 else 1 end
       where c.made_at <= $7 and (c.day <> excluded.day or c.made_that_day < $8)
     returning case_id`,
    [caseId, code, now, goodUntil, rule.tries, dayOf(now), later(now, -rule.waitSeconds), rule.codesADay],
  );
  return kept.length > 0;
}
