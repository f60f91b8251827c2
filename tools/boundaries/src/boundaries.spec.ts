import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const inNode = (script: string, input = '') =>
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });

interface Table {
  PROJECTS: Record<string, { may: string[]; not: string[] }>;
}

interface Project {
  name: string;
  folder: string;
  /** What others would import it by; an app offers nothing, so only a path leads into it. */
  package?: string;
}

/** Taken from the workspace itself: a new project is covered the day it is made. */
const projects: Project[] = globSync('{apps,libs,tools,tests}/*/package.json', { cwd: ROOT }).map((file) => {
  const { name, nx, exports } = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as {
    name: string;
    exports?: Record<string, object>;
    nx: { tags: string[] };
  };
  const tag = nx.tags.find((t) => t.startsWith('name:'))!.slice('name:'.length);
  return { name: tag, folder: file.replace('/package.json', ''), package: exports?.['.'] ? name : undefined };
});

const { PROJECTS } = JSON.parse(
  inNode("import('./tools/boundaries/table.mjs').then((t) => process.stdout.write(JSON.stringify(t)))"),
) as Table;

const NX = '@nx/enforce-module-boundaries';
const RESTRICTED = '@typescript-eslint/no-restricted-imports';

interface Probe {
  title: string;
  file: string;
  text: string;
  rule?: string;
}

const sourceOf = ({ folder, name }: Project) =>
  `${folder}/src/${name === 'web' ? 'server/' : ''}boundary-probe.ts`;

const importOf = (to: Project, file: string) =>
  `import * as other from '${to.package ?? relative(dirname(file), `${sourceOf(to)}`.replace('boundary-probe.ts', 'main'))}';\nexport default other;\n`;

const forbiddenImports = projects.flatMap((from): Probe[] =>
  projects
    .filter((to) => to.name !== from.name && !PROJECTS[from.name]?.may.includes(to.name))
    .map((to) => ({
      title: `${from.name} may not import ${to.name}`,
      file: sourceOf(from),
      text: importOf(to, sourceOf(from)),
      rule: NX,
    })),
);

const allowedImports = projects.flatMap((from): Probe[] =>
  (PROJECTS[from.name]?.may ?? []).map((name) => ({
    title: `${from.name} may import ${name}`,
    file: sourceOf(from),
    text: importOf(
      projects.find((p) => p.name === name)!,
      sourceOf(from),
    ),
  })),
);

const bannedPackages = projects.flatMap((from): Probe[] => [
  ...((PROJECTS[from.name]?.not ?? []).includes('typeorm')
    ? [
        {
          title: `${from.name} does without TypeORM`,
          file: sourceOf(from),
          text: "import 'typeorm';\n",
          rule: NX,
        },
      ]
    : []),
  ...((PROJECTS[from.name]?.not ?? []).includes('@nestjs/*')
    ? [
        {
          title: `${from.name} does without Nest`,
          file: sourceOf(from),
          text: "import '@nestjs/common';\n",
          rule: NX,
        },
      ]
    : []),
  {
    title: `${from.name} does not know Kafka's client`,
    file: sourceOf(from),
    text: "import 'kafkajs';\n",
    rule: RESTRICTED,
  },
]);

const browser: Probe[] = [
  {
    title: 'a browser does not load the contracts',
    file: 'apps/web/src/browser/probe.ts',
    text: "import { STEPS } from '@lien-thong/contracts';\nexport default STEPS;\n",
    rule: RESTRICTED,
  },
  {
    title: 'a browser may know their types',
    file: 'apps/web/src/browser/probe.ts',
    text: "import type { CaseView } from '@lien-thong/contracts';\nexport type V = CaseView;\n",
  },
  {
    title: 'a browser has no use for the service lib',
    file: 'apps/web/src/browser/probe.ts',
    text: "import '@lien-thong/service';\n",
    rule: RESTRICTED,
  },
  {
    title: 'no app reaches into another by a path',
    file: 'apps/residence/src/probe.ts',
    text: "import '../../one-stop/src/service';\n",
    rule: NX,
  },
];

const probes = [...forbiddenImports, ...allowedImports, ...bannedPackages, ...browser];

describe('the boundaries of the workspace', () => {
  let broken: string[][];

  beforeAll(() => {
    execFileSync(join(ROOT, 'node_modules/.bin/nx'), ['show', 'projects'], {
      cwd: ROOT,
      env: { ...process.env, NX_DAEMON: 'false' },
      stdio: 'ignore',
    });
    const input = probes.map(({ file, text }) => JSON.stringify({ file, text })).join('\n');
    const output = execFileSync(process.execPath, [join(ROOT, 'tools/boundaries/probe.mjs')], {
      cwd: ROOT,
      input,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    broken = output
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { rules: string[] }).rules);
  }, 120_000);

  it('name every project of the workspace, and no other', () => {
    expect(Object.keys(PROJECTS).sort()).toEqual(projects.map(({ name }) => name).sort());
    expect(projects.every(({ folder }) => existsSync(join(ROOT, folder)))).toBe(true);
  });

  it.each(probes.map((probe, i) => [probe.title, probe, i] as const))('%s', (_title, probe, i) => {
    expect(broken[i]!.filter((rule) => rule !== probe.rule)).toEqual([]);
    expect(broken[i]!.includes(probe.rule ?? 'none')).toBe(probe.rule !== undefined);
  });
});
