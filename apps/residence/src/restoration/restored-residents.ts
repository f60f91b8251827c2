import { rows, type Sql } from '@lien-thong/service';

/** Which of these cases have had a registration deleted that has not been restored. */
export async function removedFor(db: Sql, cases: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ caseId: string }>(
    db,
    'select deregistered_for as "caseId" from resident where deregistered_for = any($1::uuid[])',
    [cases],
  );
  return new Set(found.map(({ caseId }) => caseId));
}

/** Puts the residents back into their households, and says so where their deletion stands. @returns the cases restored */
export async function restore(db: Sql, cases: readonly string[], today: string): Promise<Set<string>> {
  const restored = await rows<{ caseId: string }>(
    db,
    `with gone as (
       select deregistered_for as case_id, person, household_number from resident
       where deregistered_for = any($1::uuid[]) order by household_number for update),
     locked as (
       select number from household where number in (select household_number from gone) order by number for update),
     back as (
       update resident r set deregistered_on = null, deregistered_for = null from gone g where r.person = g.person
       returning g.case_id, g.person, g.household_number),
     returning_home as (
       select household_number, array_agg(person) as persons, count(*)::int as places from back group by household_number),
     household_back as (
       update household h set members = h.members + b.places,
         head_vacant = h.head_vacant and not coalesce(h.head_person = any(b.persons), false)
       from returning_home b join locked k on k.number = b.household_number where h.number = b.household_number),
     noted as (
       update deregistration d set restored_on = $2::date from back b where d.case_id = b.case_id and d.answer = 'removed')
     select case_id as "caseId" from back`,
    [cases, today],
  );
  return new Set(restored.map(({ caseId }) => caseId));
}
