import type { Payee } from '@lien-thong/contracts';
import type { CaseFacts } from '@lien-thong/law';
import { rowPlace, type DataKey, type ReadPerson } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import type { Benefit } from './decision';
import { decisionPlace } from './decision-book';

interface Kept {
  caseId: string;
  benefit: Benefit;
  payee: string;
  facts: string | null;
}

interface Numbered {
  number: string;
  row: Buffer;
}

const INSURED = `
  select insured as row, insurance_number as number, full_name as "fullName", kind, months_paid as "monthsPaid",
         average_salary as "averageSalary", pensioner, monthly_pension as "monthlyPension", stopped_on::text as "stoppedOn"
  from insured where person = $1`;
const BENEFICIARY = `
  select beneficiary as row, beneficiary_number as number, full_name as "fullName", category,
         monthly_allowance as "monthlyAllowance", since::text, stopped_on::text as "stoppedOn"
  from beneficiary where person = $1`;
const DECISIONS = `
  select case_id as "caseId", benefit, code, amount, formula, article, decided_on::text as "decidedOn", payee, facts
  from benefit_decision where person = $1`;
const PAYMENTS = `
  select o.case_id as "caseId", o.reference, o.method, o.amount, o.state, o.settled_on::text as "settledOn"
  from payment_order o where (o.case_id, o.benefit) in (select case_id, benefit from benefit_decision where person = $1)
  order by o.line`;
const STOPS = `
  select case_id as "caseId", payer, monthly, died_on::text as "diedOn", paid_through::text as "paidThrough", state, arrears
  from benefit_stop where person = $1 order by line`;

const numbered = (register: string, own: DataKey) => {
  return ({ row, number, ...line }: Numbered) => ({
    ...line,
    number: own.open(rowPlace(`${register}.number`, row), number),
  });
};

/** What the registers and the books of the benefit desks have of a person. */
export const readPerson: ReadPerson = async (db, privacy, { personalId }) => {
  const person = privacy.hash('person', personalId);
  const own = await privacy.keys.own(db);
  const decisions = await rows<Kept>(db, DECISIONS, [person]);
  const keyOf = await privacy.opening(
    db,
    decisions.map(({ caseId }) => caseId),
  );
  return {
    insured: (await rows<Numbered>(db, INSURED, [person])).map(numbered('insured', own)),
    beneficiary: (await rows<Numbered>(db, BENEFICIARY, [person])).map(numbered('beneficiary', own)),
    payments: await rows(db, PAYMENTS, [person]),
    stops: await rows(db, STOPS, [person]),
    decisions: decisions.map(({ payee, facts, ...decision }) => {
      const key = keyOf(decision.caseId)!;
      return {
        ...decision,
        payee: key.openJson<Payee>(decisionPlace('payee', decision.benefit), payee),
        facts: facts && key.openJson<CaseFacts>(decisionPlace('facts', decision.benefit), facts),
      };
    }),
  };
};
