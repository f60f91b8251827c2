import { fullNameOf, type CorrectedPerson, type Declaration } from '@lien-thong/contracts';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { likenessOf } from '../filing/likeness';
import { openedForm, sealedForm, sealedId } from '../linked-case/sealed-case';
import { correctedForm } from './corrected-form';

/**
 * Has a case go on with what the register says now: its form, its name and the person it is known by. What was declared
 * at first is kept.
 */
export async function amendDeclared(
  db: Sql,
  privacy: Privacy,
  caseId: string,
  corrected: CorrectedPerson,
): Promise<void> {
  const [declared] = await rows<{ form: Declaration }>(
    db,
    'select form from declaration where case_id = $1 for update',
    [caseId],
  );
  if (!declared) return;
  const key = (await privacy.sealing(db, [caseId]))(caseId);
  const form = correctedForm(openedForm(declared.form, key), corrected);
  const { personalId } = corrected;
  const person = personalId === undefined ? null : privacy.hash('person', personalId);
  await db.query(
    `with form as (
       update declaration set form = $2, first_declared = coalesce(first_declared, form) where case_id = $1),
     freed as (
       delete from declared_person where case_id = $1 and person is distinct from $6),
     declared as (
       insert into declared_person (person, case_id) select $6::bytea, $1 where $6::bytea is not null
       on conflict do nothing)
     update linked_case set deceased_name = $3, likeness = $4, personal_id = $5, person = $6 where case_id = $1`,
    [
      caseId,
      JSON.stringify(sealedForm(form, key)),
      fullNameOf(form.deceased),
      likenessOf(form),
      sealedId(personalId ?? null, key),
      person,
    ],
  );
}
