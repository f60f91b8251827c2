import {
  deadline,
  lawFiles,
  papersNeeded,
  procedureCatalogue,
  promise,
  readLaw,
  resolve,
  type CaseFacts,
} from '@lien-thong/law';
import { declarations } from '@lien-thong/synthetic';

const MIXTURE = { seed: 1, people: 10_000, communes: 'all', mixture: 'realistic', channels: {} } as const;

/** Every fact is known and says no; a case changes what is so. */
const NOTHING = {
  pensioner: false,
  diedOfWorkAccident: false,
  drawsAccidentBenefit: false,
  socialProtection: false,
  emergency: false,
  socialPension: false,
  meritorious: false,
  veteran: false,
  youthVolunteer: false,
  frontlineLabour: false,
  decision62: false,
  decision290: false,
  decision142: false,
  baseSecurity: false,
  fireVolunteer: false,
  localPolicy: false,
  monthsPaid: 0,
  voluntaryMonthsPaid: 0,
};

/** Deaths on both sides of a change of amounts, of the insured, of several regimes at once, and with facts missing. */
const CASES: readonly CaseFacts[] = [
  { ...NOTHING, diedOn: '2026-07-15', monthsPaid: 200 },
  { ...NOTHING, diedOn: '2026-06-30', socialProtection: true, meritorious: true, meritoriousRate: 1 },
  { ...NOTHING, diedOn: '2026-07-01', pensioner: true, veteran: true },
  { ...NOTHING, diedOn: '2026-11-20', pensioner: true, emergency: true },
  { diedOn: '2026-10-01', socialPension: true },
];

const RECEIVED = [
  '2026-11-23T15:30:00+07:00',
  '2026-02-12T09:00:00+07:00',
  '2026-04-24T10:00:00+07:00',
] as const;
const ALL = ['death-registration', 'residence-deletion', 'funeral-allowance', 'survivors-benefit'] as const;

const SECONDS = 1;

/**
 * How often in a second of one core. The processor time of this process is counted, its collector's with it, and not
 * the clock's: what else the machine does at the time has no part in it.
 */
function rate(work: (nth: number) => unknown): number {
  for (let i = 0; i < 2000; i++) work(i);
  const end = performance.now() + SECONDS * 1000;
  const from = process.cpuUsage();
  let times = 0;
  while (performance.now() < end) for (let i = 0; i < 50; i++) work(times++);
  const { user, system } = process.cpuUsage(from);
  return Math.round((times * 1_000_000) / (user + system));
}

/** What the law's questions cost, beside a yardstick of the same run: reading a real declaration from JSON. */
export function measureLaw(): Record<string, unknown> {
  const files = lawFiles();
  const from = performance.now();
  const law = readLaw(files);
  const readMs = Math.round(performance.now() - from);
  const body = JSON.stringify(declarations({ ...MIXTURE, today: '2026-11-24' }).next().value?.declaration);
  const perSecond = {
    json_parse_of_a_declaration: rate(() => JSON.parse(body)),
    resolve: rate((i) => resolve(law, CASES[i % CASES.length]!)),
    promise: rate((i) =>
      promise(law, {
        procedures: ALL,
        receivedAt: RECEIVED[i % 3]!,
        channel: 'desk',
        category: ['meritorious'],
      }),
    ),
    deadline: rate((i) => deadline(law, { procedure: '1.003197', receivedAt: RECEIVED[i % 3]! })),
    papers_needed: rate(() =>
      papersNeeded(law, {
        procedures: ALL,
        kindOfDeath: 'home-or-other',
        relation: 'child',
        categories: ['compulsory-insurance'],
        channel: 'desk',
        on: '2026-11-24',
      }),
    ),
    catalogue: rate(() => procedureCatalogue(law, { on: '2026-11-24', commune: '31120' })),
  };
  const yard = perSecond.json_parse_of_a_declaration;
  return {
    law: law.version,
    rows: law.rows.length,
    read_law_ms: readMs,
    per_second: perSecond,
    ratio_to_json_parse: Object.fromEntries(
      Object.entries(perSecond).map(([name, n]) => [name, Number((n / yard).toFixed(3))]),
    ),
  };
}
