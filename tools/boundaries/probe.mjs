import { ESLint } from 'eslint';
import { createInterface } from 'node:readline';

/** Lints texts as if they stood in files: one `{ file, text }` as JSON a line in, the ids of the rules broken out. */
const eslint = new ESLint({
  overrideConfig: {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: null, projectService: false } },
  },
  // Rules that need types are not what is asked for here, and no such file exists.
  ruleFilter: ({ ruleId }) =>
    ruleId === '@nx/enforce-module-boundaries' || ruleId === '@typescript-eslint/no-restricted-imports',
});

for await (const line of createInterface({ input: process.stdin })) {
  const { file, text } = JSON.parse(line);
  const [result] = await eslint.lintText(text, { filePath: file });
  process.stdout.write(
    `${JSON.stringify({ file, rules: (result?.messages ?? []).map((m) => m.ruleId ?? m.message) })}\n`,
  );
}
