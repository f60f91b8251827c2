import type { OnErased } from '@lien-thong/messaging';

/**
 * Takes out of erased cases what was kept readable for search: names, and what was declared. Status, days, steps and
 * commune stay; they are counted and tell of nobody.
 */
export const wipeCases: OnErased = async ({ db }, caseIds) => {
  await db.query(
    `with form as (delete from declaration where case_id = any($1::uuid[])),
          answer as (delete from supplement where case_id = any($1::uuid[])),
          person as (delete from declared_person where case_id = any($1::uuid[])),
          file as (delete from case_attachment where case_id = any($1::uuid[])),
          slip as (update apology set reason = $2 where case_id = any($1::uuid[])),
          told as (delete from health_notice_telling where prepared_id in (
            select prepared_id from prepared_case where prepared_id = any($1::uuid[]) or case_id = any($1::uuid[]))),
          prepared as (delete from prepared_case where prepared_id = any($1::uuid[]) or case_id = any($1::uuid[])),
          delivery as (delete from result_delivery where case_id = any($1::uuid[])),
          shipment as (update result_shipment set reason = null, next_look_at = null where case_id = any($1::uuid[])),
          draft as (delete from draft_extract where case_id = any($1::uuid[])),
          code as (delete from one_time_code where case_id = any($1::uuid[])),
          session as (delete from family_session where case_id = any($1::uuid[])),
          request as (delete from idempotent_request where case_id = any($1::uuid[]))
     update linked_case set version = version + 1, deceased_name = $2, requester_name = $2, likeness = '', person = null, requester = null,
       personal_id = null, contact = jsonb_build_object('fullName', $2::text), extract = null, similar_cases = null,
       undoing = undoing - 'why', correction = correction - 'why'
     where case_id = any($1::uuid[])`,
    [caseIds, 'đã xoá'],
  );
};
