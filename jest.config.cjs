const preset = require('./jest.preset.cjs');

/** `jest --selectProjects unit` needs nothing but Node; `integration` needs one Kafka and one PostgreSQL. */
module.exports = {
  // What a test waits for is a condition, never a time: this only ends one that would wait for ever on a busy machine.
  testTimeout: 30_000,
  // Tests wait more than they reckon; and what one file loaded is not given back before its process ends.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...preset,
      displayName: 'unit',
      roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tools', '<rootDir>/tests'],
      testMatch: ['**/src/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'],
    },
    {
      ...preset,
      displayName: 'integration',
      roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tests'],
      testMatch: ['**/src/**/*.int.spec.ts'],
      globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
    },
  ],
};
