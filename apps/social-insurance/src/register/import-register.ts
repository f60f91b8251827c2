import { EnvironmentFault, importLines } from '@lien-thong/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

/** Whoever can run a statement. */
interface Database {
  query(statement: string, parameters?: unknown[]): Promise<unknown>;
}

export interface InsuredLine {
  personalId: string;
  fullName: string;
  insuranceNumber: string;
  kind: 'compulsory' | 'voluntary';
  monthsPaid: number;
  monthsPaidBefore2014?: number;
  averageSalary: number;
  pensioner: boolean;
  monthlyPension?: number;
  pensionSince?: string;
}

export interface BeneficiaryLine {
  personalId: string;
  fullName: string;
  category: string;
  beneficiaryNumber: string;
  monthlyAllowance: number;
  since: string;
}

export const enterInsured = (db: Database, lines: readonly InsuredLine[]): Promise<unknown> =>
  db.query(
    `insert into insured (personal_id, full_name, insurance_number, kind, months_paid, months_paid_before_2014,
                          average_salary, pensioner, monthly_pension, pension_since)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::bigint[],
                          $8::boolean[], $9::bigint[], $10::date[]) on conflict do nothing`,
    [
      lines.map((l) => l.personalId),
      lines.map((l) => l.fullName),
      lines.map((l) => l.insuranceNumber),
      lines.map((l) => l.kind),
      lines.map((l) => l.monthsPaid),
      lines.map((l) => l.monthsPaidBefore2014 ?? null),
      lines.map((l) => l.averageSalary),
      lines.map((l) => l.pensioner),
      lines.map((l) => l.monthlyPension ?? null),
      lines.map((l) => l.pensionSince ?? null),
    ],
  );

export const enterBeneficiaries = (db: Database, lines: readonly BeneficiaryLine[]): Promise<unknown> =>
  db.query(
    `insert into beneficiary (personal_id, full_name, category, beneficiary_number, monthly_allowance, since)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::date[]) on conflict do nothing`,
    [
      lines.map((l) => l.personalId),
      lines.map((l) => l.fullName),
      lines.map((l) => l.category),
      lines.map((l) => l.beneficiaryNumber),
      lines.map((l) => l.monthlyAllowance),
      lines.map((l) => l.since),
    ],
  );

/** Whose register a file is, by the number its lines carry. */
export function enter(db: Database, lines: readonly (InsuredLine | BeneficiaryLine)[]): Promise<unknown> {
  const insured = lines.filter((l) => 'insuranceNumber' in l);
  const beneficiaries = lines.filter((l) => 'beneficiaryNumber' in l);
  if (insured.length === lines.length) return enterInsured(db, insured);
  if (beneficiaries.length === lines.length) return enterBeneficiaries(db, beneficiaries);
  throw new EnvironmentFault(
    'every line of the file must carry insuranceNumber, or every line beneficiaryNumber',
  );
}

/** Loads insured persons or beneficiaries: one JSON object a line. Importing a file again changes nothing. */
export async function importRegister(app: NestFastifyApplication, file?: string): Promise<void> {
  const db = app.get(DataSource).manager;
  await importLines<InsuredLine | BeneficiaryLine>(file, (lines) => enter(db, lines));
  await db.query('analyze insured, beneficiary');
}
