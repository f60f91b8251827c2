import type { Law } from '@lien-thong/law';
import type { Privacy } from '@lien-thong/privacy';
import type { Sql } from '@lien-thong/service';
import type { Claim } from '../benefit-decision/decision';
import { personOf } from '../benefit-decision/decision-book';
import { seatOf } from '../benefit-decision/decision-code';
import { payerDesks } from './payer-desk';

/** A registered death, as a claim tells of it or an order of its own. */
export interface Death {
  caseId: string;
  data: Pick<Claim, 'commune' | 'extract'>;
}

const STOP = `
  with death as (
    select * from unnest($1::bytea[], $2::date[], $3::uuid[], $4::text[], $5::text[]) as d(person, died_on, case_id, commune, province)),
  insurance as (
    update insured i set stopped_on = d.died_on, stopped_for = d.case_id
    from death d where i.person = d.person and i.stopped_on is null
    returning d.*, i.insured as register_row, i.pensioner, i.monthly_pension as monthly, i.paid_through),
  allowance as (
    update beneficiary b set stopped_on = d.died_on, stopped_for = d.case_id
    from death d where b.person = d.person and b.stopped_on is null
    returning d.*, b.beneficiary as register_row, b.category, b.monthly_allowance as monthly, b.paid_through),
  running as (
    select person, case_id, register_row, 'pension' as payer, commune, province, monthly, died_on, paid_through
    from insurance where pensioner and monthly is not null
    union all
    select person, case_id, register_row, category, commune, province, monthly, died_on, paid_through from allowance)
  insert into benefit_stop (id, person, case_id, register_row, payer, desk, seat, monthly, died_on, paid_through, asked_on)
  select gen_random_uuid(), person, case_id, register_row, payer, desk, case desk when 'commune' then commune else province end,
         monthly, died_on, paid_through, $6::date
  from running join jsonb_each_text($7::jsonb) as p(payer, desk) using (payer)
  on conflict (register_row, case_id) do nothing`;

/**
 * Stops what the dead were paid each month from the day of death, in the registers at once; each payer is asked to
 * confirm that it pays no more.
 */
export async function recordStops(
  db: Sql,
  privacy: Privacy,
  deaths: readonly Death[],
  { law, today }: { law: Law; today: string },
): Promise<void> {
  if (!deaths.length) return;
  await db.query(STOP, [
    deaths.map((death) => personOf(death, privacy)),
    deaths.map(({ data }) => data.extract.diedOn),
    deaths.map(({ caseId }) => caseId),
    deaths.map(({ data }) => data.commune),
    deaths.map(({ data }) => seatOf('social-insurance', data.commune)),
    today,
    JSON.stringify(payerDesks(law, today)),
  ]);
}
