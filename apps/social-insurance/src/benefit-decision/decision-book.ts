import type { Extract as PersonExtract } from '@lien-thong/contracts';
import type { CaseFacts, Law } from '@lien-thong/law';
import type { Received } from '@lien-thong/messaging';
import { rowPlace, type Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { monthAfter } from '../payment/month';
import { openOrders, type Payable } from '../payment/open-orders';
import type { Beneficiary, Insured } from '../register/person-record';
import type { BenefitDecision } from './benefit-decision.entity';
import type { Benefit, Claim, Grant, Known } from './decision';
import { codeStem, seatOf } from './decision-code';

export type Command = Received<Claim & { attempt: number }>;

/** What a family is told of a decision. */
export type Granted = Pick<
  BenefitDecision,
  'caseId' | 'code' | 'desk' | 'category' | 'kind' | 'relatives' | 'amount' | 'formula'
>;

/** A claim that names its person. */
type Asked = Pick<Received, 'caseId'> & { data: { extract: Pick<PersonExtract, 'deceased'> } };

export interface Lookup {
  of(command: Asked): Known;
  /** What this case was granted already: the command came again with another attempt. */
  grantedTo(command: Asked): Granted | undefined;
  /** The case was withdrawn or annulled: nothing is to be decided for it any more. */
  isStopped(command: Asked): boolean;
}

type Found =
  | { kind: 'insured'; row: Insured }
  | { kind: 'beneficiary'; row: Beneficiary }
  | { kind: 'holder'; row: { person: string; caseId: string } }
  | { kind: 'granted'; row: Granted }
  | { kind: 'stopped'; row: { caseId: string } };

type RowOf<K extends Found['kind']> = Extract<Found, { kind: K }>['row'];

const LOOK_UP = `
  select 'insured' as kind, to_jsonb(f) as row from (
    select encode(person, 'hex') as person, kind, months_paid as "monthsPaid", months_paid_before_2014 as "monthsPaidBefore2014",
           average_salary as "averageSalary", pensioner, monthly_pension as "monthlyPension",
           pension_since as "pensionSince", stopped_on as "stoppedOn"
    from insured where person = any($1)) f
  union all select 'beneficiary', to_jsonb(f) from (
    select encode(person, 'hex') as person, category, since, stopped_on as "stoppedOn"
    from beneficiary where person = any($1)) f
  union all select 'holder', to_jsonb(f) from (
    select encode(person, 'hex') as person, case_id as "caseId"
    from granted_benefit where person = any($1) and benefit = $3) f
  union all select 'granted', to_jsonb(f) from (
    select case_id as "caseId", code, desk, category, kind, relatives, amount, formula
    from benefit_decision where case_id = any($2::uuid[]) and benefit = $3 and revoked_on is null) f
  union all select 'stopped', to_jsonb(f) from (
    select case_id as "caseId" from stopped_task
    where task = case $3 when 'funeral-allowance' then 'grant-funeral-allowance' else 'settle-survivors-benefit' end
      and case_id = any($2::uuid[])) f`;

/** The hash that the registers find the dead person by. */
export function personOf({ data }: Asked, privacy: Privacy): Buffer | null {
  const { personalId } = data.extract.deceased;
  return personalId === undefined ? null : privacy.hash('person', personalId);
}

/** What the registers know of everybody in the wave, and what its cases were granted before, in one query. */
export async function lookUp(
  db: Sql,
  privacy: Privacy,
  benefit: Benefit,
  commands: readonly Asked[],
): Promise<Lookup> {
  const found = await rows<Found>(db, LOOK_UP, [
    commands.flatMap((command) => personOf(command, privacy) ?? []),
    commands.map(({ caseId }) => caseId),
    benefit,
  ]);
  const of = <K extends Found['kind']>(kind: K): RowOf<K>[] =>
    found.flatMap((f) => (f.kind === kind ? [f.row as RowOf<K>] : []));
  const insured = new Map(of('insured').map((row) => [row.person, row]));
  const beneficiaries = Map.groupBy(of('beneficiary'), (row) => row.person);
  const stopped = new Set(of('stopped').map((row) => row.caseId));
  const holders = new Map(of('holder').map((row) => [row.person, row.caseId]));
  const granted = new Map(of('granted').map((row) => [row.caseId, row]));
  return {
    of: (command) => {
      const person = personOf(command, privacy)?.toString('hex') ?? '';
      return {
        record: { insured: insured.get(person), beneficiaries: beneficiaries.get(person) ?? [] },
        grantedElsewhere: (holders.get(person) ?? command.caseId) !== command.caseId,
      };
    },
    grantedTo: ({ caseId }) => granted.get(caseId),
    isStopped: ({ caseId }) => stopped.has(caseId),
  };
}

/** Where in the book something sealed stands; a case may have a decision for each benefit. */
export const decisionPlace = (column: 'payee' | 'facts', benefit: Benefit): string =>
  rowPlace(`benefit_decision.${column}`, benefit);

export interface Approved {
  command: Command;
  grant: Grant;
  facts: CaseFacts;
}

export interface Circumstances {
  benefit: Benefit;
  law: Law;
  /** Today in Viet Nam, and the instant. */
  today: string;
  at: string;
}

/** `granted_benefit` decides who of two cases of one person comes first; numbers go to the winners alone. */
const ENTER = `
  with candidate as (
    select * from unnest($1::uuid[], $2::int[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[],
                         $10::text[], $11::int[], $12::bigint[], $13::text[], $14::text[], $15::text[], $21::text[])
      with ordinality as c(case_id, attempt, person, desk, seat, stem, commune, died_on, category,
                           kind, relatives, amount, formula, article, payee, facts, nth)),
  claimed as (
    insert into granted_benefit (person, benefit, case_id)
    select person, $16, case_id from candidate order by person
    on conflict do nothing returning case_id),
  winner as (
    select c.*, row_number() over book as place, count(*) over (partition by desk, seat) as places
    from candidate c where case_id in (select case_id from claimed)
    window book as (partition by desk, seat order by nth)),
  counter as (
    insert into decision_counter as d (desk, seat, year, last_number)
    select desk, seat, $17::int, count(*) from winner group by desk, seat order by desk, seat
    on conflict (desk, seat, year) do update set last_number = d.last_number + excluded.last_number
    returning desk, seat, last_number),
  numbered as (
    select w.*, n.last_number - w.places + w.place as number from winner w join counter n using (desk, seat))
  insert into benefit_decision (case_id, benefit, attempt, code, desk, seat, year, number, person, commune, died_on,
    category, kind, relatives, amount, formula, article, law_version, payee, decided_on, decided_at, facts)
  select case_id, $16, attempt, stem || number, desk, seat, $17::int, number, person, commune, died_on,
    category, kind, relatives, amount, formula, article, $18, payee, $19::date, $20::timestamptz, facts
  from numbered order by nth
  returning case_id as "caseId", code`;

/**
 * Enters what is approved into the desks' books, and opens the orders by which it is paid.
 * @returns the decision by case; a case without one lost the race
 */
export async function enter(
  db: Sql,
  privacy: Privacy,
  approved: readonly Approved[],
  { benefit, law, today, at }: Circumstances,
): Promise<Map<string, Granted>> {
  if (!approved.length) return new Map();
  const keyOf = await privacy.sealing(
    db,
    approved.map(({ command }) => command.caseId),
  );
  const year = Number(today.slice(0, 4));
  const seats = approved.map(({ command, grant }) => seatOf(grant.desk, command.data.commune));
  const entered = await rows<{ caseId: string; code: string }>(db, ENTER, [
    approved.map(({ command }) => command.caseId),
    approved.map(({ command }) => command.data.attempt),
    approved.map(({ command }) => personOf(command, privacy)),
    approved.map(({ grant }) => grant.desk),
    seats,
    approved.map(({ grant }, i) => codeStem(benefit, grant.desk, seats[i]!, year)),
    approved.map(({ command }) => command.data.commune),
    approved.map(({ command }) => command.data.extract.diedOn),
    approved.map(({ grant }) => grant.category ?? null),
    approved.map(({ grant }) => grant.kind ?? null),
    approved.map(({ grant }) => grant.relatives ?? null),
    approved.map(({ grant }) => grant.amount),
    approved.map(({ grant }) => grant.formula),
    approved.map(({ grant }) => grant.article),
    approved.map(({ command: { caseId, data } }) =>
      keyOf(caseId).sealJson(decisionPlace('payee', benefit), data.payee),
    ),
    benefit,
    year,
    law.version,
    today,
    at,
    approved.map(({ command: { caseId }, facts }) =>
      keyOf(caseId).sealJson(decisionPlace('facts', benefit), facts),
    ),
  ]);
  await openOrders(db, payable(approved, entered, benefit), { today, at });
  const codes = new Map(entered.map(({ caseId, code }) => [caseId, code]));
  return new Map(
    approved.flatMap(({ command: { caseId }, grant }) => {
      const code = codes.get(caseId);
      return code ? [[caseId, grantedOf(caseId, code, grant)] as const] : [];
    }),
  );
}

/** What is to be paid by the decisions that were entered. */
function payable(
  approved: readonly Approved[],
  entered: readonly { caseId: string; code: string }[],
  benefit: Benefit,
): Payable[] {
  const byCase = new Map(approved.map((one) => [one.command.caseId, one]));
  return entered.map(({ caseId, code }) => {
    const { command, grant } = byCase.get(caseId)!;
    const { commune, extract, payee } = command.data;
    return {
      caseId,
      benefit,
      purpose: grant.kind === 'monthly' ? 'month' : 'benefit',
      decision: code,
      desk: grant.desk,
      seat: seatOf(grant.desk, commune),
      method: payee.method,
      amount: grant.amount,
      month: grant.kind === 'monthly' ? firstMonth(extract.diedOn) : null,
    };
  });
}

/** Monthly from the month after the death (Law on Social Insurance 2024 art. 86). */
const firstMonth = (diedOn: string): string => monthAfter(diedOn);

const grantedOf = (caseId: string, code: string, grant: Grant): Granted => ({
  caseId,
  code,
  desk: grant.desk,
  category: grant.category ?? null,
  kind: grant.kind ?? null,
  relatives: grant.relatives ?? null,
  amount: grant.amount,
  formula: grant.formula,
});
