import { SYSTEM } from '@lien-thong/audit';
import type { Law } from '@lien-thong/law';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { personOf } from '../benefit-decision/decision-book';
import { liftStops } from './lift-stops';
import type { Death } from './record-stops';

/** The day of death where this case stopped what was paid each month. */
const DAY_OF_DEATH = `
  with death as (
    select * from unnest($1::uuid[], $2::date[]) as d(case_id, died_on)),
  pension as (
    update insured i set stopped_on = d.died_on from death d where i.stopped_for = d.case_id and i.stopped_on <> d.died_on),
  allowance as (
    update beneficiary b set stopped_on = d.died_on from death d where b.stopped_for = d.case_id and b.stopped_on <> d.died_on)
  update benefit_stop s set died_on = d.died_on, version = s.version + 1
  from death d where s.case_id = d.case_id and s.state = 'open' and s.died_on <> d.died_on`;

const SOMEBODY_ELSE = `
  select distinct encode(s.person, 'hex') as person
  from benefit_stop s join unnest($1::uuid[], $2::bytea[]) as d(case_id, person) using (case_id)
  where s.state <> 'lifted' and s.person is distinct from d.person`;

/**
 * Deaths may have been told otherwise before their registration was corrected: who was taken for dead is paid on, and
 * of who died, the day is put right. Of a death that is told for the first time nothing changes.
 */
export async function moveStops(
  db: Sql,
  privacy: Privacy,
  deaths: readonly Death[],
  { law, today, at }: { law: Law; today: string; at: string },
): Promise<void> {
  const cases = deaths.map(({ caseId }) => caseId);
  const living = await rows<{ person: string }>(db, SOMEBODY_ELSE, [
    cases,
    deaths.map((death) => personOf(death, privacy)),
  ]);
  await liftStops(
    db,
    living.map(({ person }) => ({ person: Buffer.from(person, 'hex'), why: WHY })),
    { law, actor: SYSTEM, today, at },
  );
  await db.query(DAY_OF_DEATH, [cases, deaths.map(({ data }) => data.extract.diedOn)]);
}

const WHY = 'Đăng ký khai tử được cải chính: người này không phải người đã mất.';
