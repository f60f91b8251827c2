import type { LawFault } from '../rows/law-data-error';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';
import { getOrAdd } from '../rows/row';
import { BENEFIT_CATEGORIES } from '../words';
import { READ_PARAMETERS } from './benefit-tables';
import type { BenefitTerms, OnTopTerms } from './benefit-terms';
import { checkExclusions } from './check-exclusions';

/** What the benefits say about parameters, limits, procedures and about one another. */
export const checkBenefits = (tables: ReadTables): LawFault[] => [
  ...benefitFaults(tables),
  ...monthlyFaults(tables),
  ...abbreviationFaults(tables),
  ...checkExclusions(tables),
  ...unreadParameters(tables),
];

const keysOf = (tables: ReadTables, table: string): Set<string> =>
  new Set(rowsOf(tables, table).map(({ row }) => row.key));

function benefitFaults(tables: ReadTables): LawFault[] {
  const parameters = keysOf(tables, 'parameters');
  const deadlines = keysOf(tables, 'deadlines');
  const procedures = keysOf(tables, 'procedures');
  const benefits = rowsOf(tables, 'benefits');
  const derived = new Set(
    benefits.filter(({ row }) => (row.value as BenefitTerms).amount.sameAs).map(({ row }) => row.key),
  );
  return benefits.flatMap(({ row, line }) => {
    const { amount, deadline, procedure } = row.value as BenefitTerms;
    const faults: LawFault[] = [];
    const says = (message: string) =>
      faults.push(unknownReference('benefits', line, `${row.key}: ${message}`));
    if (!deadlines.has(deadline)) says(`there is no deadline ${deadline}`);
    if (!procedures.has(procedure)) says(`there is no procedure ${procedure}`);
    const { sameAs, times, parameter, notRecorded } = amount;
    if (notRecorded) {
      if (Object.keys(amount).length > 1) says('amount is not_recorded and says how much');
    } else if (sameAs !== undefined) {
      // One step only: a regime that follows a regime that follows it would never end.
      const known = (BENEFIT_CATEGORIES as readonly string[]).includes(sameAs) && !derived.has(sameAs);
      if (!known) says(`amount.same_as ${sameAs} is no regime with an amount of its own`);
    } else if (times === undefined || parameter === undefined)
      says('amount needs times and parameter, same_as, or not_recorded');
    else if (!parameters.has(parameter)) says(`there is no parameter ${parameter}`);
    return faults;
  });
}

/** The benefits that hang on a monthly sum. */
function monthlyFaults(tables: ReadTables): LawFault[] {
  const parameters = keysOf(tables, 'parameters');
  const deadlines = keysOf(tables, 'deadlines');
  return ['on-top', 'meritorious-survivors'].flatMap((table) =>
    rowsOf(tables, table).flatMap(({ row, line }) => {
      const { ofParameter, deadline } = row.value as OnTopTerms;
      return [
        ...(parameters.has(ofParameter) ? [] : [`there is no parameter ${ofParameter}`]),
        ...(deadlines.has(deadline) ? [] : [`there is no deadline ${deadline}`]),
      ].map((message) => unknownReference(table, line, `${row.key}: ${message}`));
    }),
  );
}

/** An abbreviation is what people and programs ask by: it names one benefit, of whatever day. */
function abbreviationFaults(tables: ReadTables): LawFault[] {
  const named = new Map<string, string>();
  return ['benefits', 'on-top', 'meritorious-survivors'].flatMap((table) =>
    rowsOf(tables, table).flatMap(({ row, line }): LawFault[] => {
      const { abbreviation } = row.value as BenefitTerms;
      const of = `${table} ${row.key}`;
      const before = getOrAdd(named, abbreviation, () => of);
      const message = `${row.key}: ${abbreviation} names ${before} already`;
      return before === of ? [] : [{ file: `${table}.yaml`, line, code: 'overlap', message }];
    }),
  );
}

/** A parameter that nothing reads is a slip of the pen, unless it says that it is there for people. */
function unreadParameters(tables: ReadTables): LawFault[] {
  const read = new Set<string>(READ_PARAMETERS);
  for (const { row } of rowsOf(tables, 'benefits')) {
    const parameter = (row.value as BenefitTerms).amount.parameter;
    if (parameter !== undefined) read.add(parameter);
  }
  for (const table of ['on-top', 'meritorious-survivors'])
    for (const { row } of rowsOf(tables, table)) read.add((row.value as OnTopTerms).ofParameter);
  const parameters = tables.get('parameters');
  return [...(parameters?.keyLines ?? [])]
    .filter(([key]) => !read.has(key) && !parameters?.information.has(key))
    .map(([key, line]) => ({
      file: 'parameters.yaml',
      line,
      code: 'unknown-key',
      message: `nothing reads ${key}; mark it information: true if it is for people`,
    }));
}
