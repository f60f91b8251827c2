import { Privacy, rowPlace } from '@lien-thong/privacy';
import { EnvironmentFault, importLines, type Sql } from '@lien-thong/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

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
  /** The last month that was paid, yyyy-mm. */
  paidThrough?: string;
}

export interface BeneficiaryLine {
  personalId: string;
  fullName: string;
  category: string;
  beneficiaryNumber: string;
  monthlyAllowance: number;
  since: string;
  /** The last month that was paid, yyyy-mm. */
  paidThrough?: string;
}

/** Numbers as a register keeps them: hashes to find a row by, and the sealed numbers, bound to their row. */
async function sealedNumbers(
  db: Sql,
  privacy: Privacy,
  register: 'insured' | 'beneficiary',
  lines: readonly { personalId: string; number: string }[],
) {
  const own = await privacy.keys.own(db);
  const hashes = lines.map(({ number }) => privacy.hash(`${register}-number`, number));
  const seal = (column: string, value: string, row: number) =>
    own.seal(rowPlace(`${register}.${column}`, hashes[row]!), value);
  return {
    persons: lines.map(({ personalId }) => privacy.hash('person', personalId)),
    personalIds: lines.map(({ personalId }, row) => seal('personal_id', personalId, row)),
    hashes,
    numbers: lines.map(({ number }, row) => seal('number', number, row)),
  };
}

/** A month as its first day. */
const paidThrough = ({ paidThrough: month }: { paidThrough?: string }): string | null =>
  month ? `${month}-01` : null;

export async function enterInsured(db: Sql, privacy: Privacy, lines: readonly InsuredLine[]): Promise<void> {
  const { persons, personalIds, hashes, numbers } = await sealedNumbers(
    db,
    privacy,
    'insured',
    lines.map((l) => ({ personalId: l.personalId, number: l.insuranceNumber })),
  );
  await db.query(
    `insert into insured (person, full_name, insurance_number, kind, months_paid, months_paid_before_2014,
                          average_salary, pensioner, monthly_pension, pension_since, personal_id, insured, paid_through)
     select * from unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::bigint[],
                          $8::boolean[], $9::bigint[], $10::date[], $11::text[], $12::bytea[], $13::date[]) on conflict do nothing`,
    [
      persons,
      lines.map((l) => l.fullName),
      numbers,
      lines.map((l) => l.kind),
      lines.map((l) => l.monthsPaid),
      lines.map((l) => l.monthsPaidBefore2014 ?? null),
      lines.map((l) => l.averageSalary),
      lines.map((l) => l.pensioner),
      lines.map((l) => l.monthlyPension ?? null),
      lines.map((l) => l.pensionSince ?? null),
      personalIds,
      hashes,
      lines.map(paidThrough),
    ],
  );
}

export async function enterBeneficiaries(
  db: Sql,
  privacy: Privacy,
  lines: readonly BeneficiaryLine[],
): Promise<void> {
  const { persons, personalIds, hashes, numbers } = await sealedNumbers(
    db,
    privacy,
    'beneficiary',
    lines.map((l) => ({ personalId: l.personalId, number: l.beneficiaryNumber })),
  );
  await db.query(
    `insert into beneficiary (person, full_name, category, beneficiary_number, monthly_allowance, since, personal_id, beneficiary, paid_through)
     select * from unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::date[], $7::text[], $8::bytea[], $9::date[]) on conflict do nothing`,
    [
      persons,
      lines.map((l) => l.fullName),
      lines.map((l) => l.category),
      numbers,
      lines.map((l) => l.monthlyAllowance),
      lines.map((l) => l.since),
      personalIds,
      hashes,
      lines.map(paidThrough),
    ],
  );
}

/** Whose register a file is, by the number its lines carry. */
export async function enter(
  db: Sql,
  privacy: Privacy,
  lines: readonly (InsuredLine | BeneficiaryLine)[],
): Promise<void> {
  const insured = lines.filter((l) => 'insuranceNumber' in l);
  const beneficiaries = lines.filter((l) => 'beneficiaryNumber' in l);
  if (insured.length === lines.length) return enterInsured(db, privacy, insured);
  if (beneficiaries.length === lines.length) return enterBeneficiaries(db, privacy, beneficiaries);
  throw new EnvironmentFault(
    'every line of the file must carry insuranceNumber, or every line beneficiaryNumber',
  );
}

/** Loads insured persons or beneficiaries: one JSON object a line. Importing a file again changes nothing. */
export async function importRegister(app: NestFastifyApplication, file?: string): Promise<void> {
  const db = app.get(DataSource).manager;
  await importLines<InsuredLine | BeneficiaryLine>(file, (lines) => enter(db, app.get(Privacy), lines));
  await db.query('analyze insured, beneficiary');
}
