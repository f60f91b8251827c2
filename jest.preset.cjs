/** How a source is compiled for a test; what the browser shows is written with markup in it. */
const swc = (tsx) => [
  require.resolve('@swc/jest'),
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

/** One preset for every project: sources are tested as they stand (the `source` export condition), nothing is built first. */
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  setupFiles: [require.resolve('reflect-metadata')],
  extensionsToTreatAsEsm: [],
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.[cm]?ts$': swc(false) },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json', 'node'],
};
