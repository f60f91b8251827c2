import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { BROWSER, constraints, KAFKA_CLIENT, SPEC_CIRCLES, SPECS_MAY } from './tools/boundaries/table.mjs';

const boundaries = (extra) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    {
      enforceBuildableLibDependency: false,
      allow: [],
      depConstraints: constraints(extra),
      ignoredCircularDependencies: SPEC_CIRCLES,
      checkDynamicDependenciesExceptions: ['.*'],
    },
  ],
});

const noKafkaClient = {
  name: KAFKA_CLIENT.package,
  message: `Only ${KAFKA_CLIENT.folder} knows Kafka's client.`,
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', 'docs/contracts/**'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.lint.json', './apps/web/tsconfig.browser.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    rules: {
      ...boundaries([]),
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [noKafkaClient] }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/testing-ground/**/*.ts'],
    rules: {
      ...boundaries(SPECS_MAY),
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: [`${KAFKA_CLIENT.folder}/*.ts`], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
  {
    files: [`${BROWSER.files}/*.ts`, `${BROWSER.files}/*.tsx`],
    plugins: { 'react-hooks': hooks },
    languageOptions: { globals: globals.browser },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            noKafkaClient,
            {
              name: '@lien-thong/contracts',
              allowTypeImports: true,
              message: `A browser loads ${BROWSER.mayLoad} only.`,
            },
          ],
          patterns: [
            { group: ['@lien-thong/service*'], message: 'A browser has no use for the service lib.' },
          ],
        },
      ],
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
  prettier,
);
