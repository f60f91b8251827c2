import { parseArgs } from 'node:util';
import { killEach } from './kill-each';

const USAGE = `npm run fault -- [--cases 2000] [--rate 40] [--seed 1] [--port-base 9700]

Files cases at a steady rate while every service, PostgreSQL and Kafka are killed (kill -9) in turn and started again,
then checks by SQL that every case ended, that registers have no gap and no twin, and that nothing was done twice.
Prints one line of JSON.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      cases: { type: 'string', default: '2000' },
      rate: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      'port-base': { type: 'string', default: '9700' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const result = await killEach({
    cases: Number(values.cases),
    rate: Number(values.rate),
    seed: Number(values.seed),
    portBase: Number(values['port-base']),
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  const { figures, ...rest } = result;
  process.stdout.write(`${JSON.stringify(result.verified ? rest : { ...rest, figures })}\n`);
  return result.verified ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    process.exit(1);
  },
);
