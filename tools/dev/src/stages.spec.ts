import { countStage, STAGES, sum } from './stages';

const written = (more: object) =>
  JSON.stringify({
    numPassedTests: 10,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
    ...more,
  });

describe('what a stage of the test run comes to', () => {
  test('a check is one test, by its exit code', () => {
    expect(countStage('check', 0, '')).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countStage('check', 1, '')).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countStage('check', null, '')).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('jest counts its tests, and a suite that broke before its first test as a failure', () => {
    expect(countStage('jest', 0, written({}))).toEqual({ passed: 10, failed: 0, skipped: 1 });
    expect(countStage('jest', 1, written({ numFailedTests: 2, numRuntimeErrorTestSuites: 1 }))).toEqual({
      passed: 10,
      failed: 3,
      skipped: 1,
    });
  });

  test('a program that counts says so in its last line', () => {
    expect(countStage('counted', 1, 'one\n7 passed, 2 failed\n')).toEqual({
      passed: 7,
      failed: 2,
      skipped: 0,
    });
  });

  test('a stage that ends badly has failed, whatever it counted', () => {
    expect(countStage('jest', 1, written({}))).toMatchObject({ passed: 10, failed: 1 });
    expect(countStage('counted', null, '7 passed, 0 failed')).toMatchObject({ passed: 7, failed: 1 });
  });

  test('a stage that crashed without a count is one failure', () => {
    expect(countStage('jest', 1, '')).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countStage('jest', 0, '{"numPas')).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countStage('counted', 0, 'nothing that counts')).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('a stage that tested nothing has not passed', () => {
    expect(countStage('jest', 0, written({ numPassedTests: 0 }))).toMatchObject({ failed: 1 });
  });

  test('all stages together are the sum', () => {
    const all = [countStage('check', 0, ''), countStage('jest', 0, written({})), countStage('check', 1, '')];
    expect(sum(all)).toEqual({ passed: 11, failed: 1, skipped: 1 });
  });

  test('every stage has a name of its own to be asked for', () => {
    expect(new Set(STAGES.map(({ name }) => name)).size).toBe(STAGES.length);
  });
});
