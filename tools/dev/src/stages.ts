/** How one stage of the test run is made and counted. */
export interface Stage {
  name: string;
  what: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /**
   * `check`: it counts as one test, by its exit code. `jest`: by the JSON it writes. `counted`: by its last line,
   * "N passed, N failed".
   */
  counts: 'check' | 'jest' | 'counted';
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The words of a command line where `{json}` stands for the file a jest run writes its counts to. */
const jestRun = (project: string): Pick<Stage, 'command' | 'args' | 'env' | 'counts'> => ({
  command: 'node',
  args: ['node_modules/jest/bin/jest.js', '--selectProjects', project, '--json', '--outputFile={json}'],
  env: {
    NODE_OPTIONS:
      '--experimental-vm-modules --disable-warning=ExperimentalWarning --disable-warning=TimeoutNegativeWarning',
  },
  counts: 'jest',
});

/** Quick ones first: what is wrong is told early. */
export const STAGES: readonly Stage[] = [
  {
    name: 'lint',
    what: 'format, rules, boundaries',
    command: 'npm',
    args: ['run', '--silent', 'lint'],
    counts: 'check',
  },
  {
    name: 'types',
    what: 'types of all sources and specs',
    command: 'node',
    args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.spec.json'],
    counts: 'check',
  },
  {
    name: 'types-web',
    what: 'types of the web pages',
    command: 'npm',
    args: ['run', '--silent', 'typecheck:browser', '--workspace', 'apps/web'],
    counts: 'check',
  },
  { name: 'unit', what: 'rules, without anything running', ...jestRun('unit') },
  {
    name: 'contracts',
    what: 'published contracts did not change',
    command: 'node',
    args: ['tools/contracts/dist/main.js', 'check'],
    counts: 'check',
  },
  { name: 'integration', what: 'on real Kafka and PostgreSQL', ...jestRun('integration') },
  {
    name: 'whole',
    what: 'the whole system: a browser, many cases, kill -9 of every part',
    command: 'node',
    args: ['tests/e2e/dist/main.js'],
    counts: 'counted',
  },
];

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

interface JestSummary {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Suites that broke before they had a test to fail. */
  numRuntimeErrorTestSuites: number;
}

const COUNT_LINE = /^(\d+) passed, (\d+) failed$/;

const READERS: Record<Stage['counts'], (output: string) => Counts | undefined> = {
  check: () => ({ ...NOTHING, passed: 1 }),
  jest: (json) => {
    if (!json) return undefined;
    const summary = JSON.parse(json) as JestSummary;
    return {
      passed: summary.numPassedTests,
      failed: summary.numFailedTests + summary.numRuntimeErrorTestSuites,
      skipped: summary.numPendingTests + summary.numTodoTests,
    };
  },
  counted: (output) => {
    const found = COUNT_LINE.exec(output.trimEnd().split('\n').at(-1) ?? '');
    return found ? { ...NOTHING, passed: Number(found[1]), failed: Number(found[2]) } : undefined;
  },
};

/**
 * What a stage comes to. A stage that ends badly has at least one failure, whatever it counted, and one that counts
 * nothing at all has failed.
 * @param output its JSON for `jest`, else its standard output
 */
export function countStage(kind: Stage['counts'], exitCode: number | null, output: string): Counts {
  const counts = read(kind, output);
  if (exitCode === 0) return counts && counts.passed + counts.failed > 0 ? counts : { ...NOTHING, failed: 1 };
  if (!counts || kind === 'check') return { ...NOTHING, failed: 1 };
  return { ...counts, failed: Math.max(1, counts.failed) };
}

function read(kind: Stage['counts'], output: string): Counts | undefined {
  try {
    return READERS[kind](output);
  } catch {
    return undefined;
  }
}

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NOTHING,
  );
