import fc from 'fast-check';
import { Commune } from '../commune/commune';
import { declarationOf } from '../commune/family';
import { anyAction } from './actions';
import { untruths } from './truths';

/** `npm run model -- --sequences 2000` sets these; the same seed is the same sequences. */
const SEQUENCES = Number(process.env['MODEL_SEQUENCES'] ?? 100);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_261_125);

/** A day and more passes in each sequence; after this many it is today again, before the calendar ends that the law has. */
const OF_ONE_COMMUNE = 250;

jest.setTimeout(SEQUENCES * 20_000);

/**
 * Officers, families, time and repeated messages, in sequences nobody thought of, against the real services; after
 * each step, once all is quiet, what must always hold is held against what the offices show and keep.
 */
describe('whatever officers and families do, and in whatever order', () => {
  let commune: Commune;
  let [sequences, steps] = [0, 0];

  const open = async () => {
    commune = await Commune.open({
      civilRegistration: 'signed',
      residence: 'signed',
      socialInsurance: 'signed',
    });
  };

  beforeAll(open);

  afterAll(async () => {
    process.stdout.write(`model: ${SEQUENCES} sequences, ${steps} steps, seed ${SEED}\n`);
    await commune.close();
  });

  it(`nothing that must hold is broken in ${SEQUENCES} sequences`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { minLength: 3, maxLength: 12 }), async (actions) => {
        if (sequences++ % OF_ONE_COMMUNE === OF_ONE_COMMUNE - 1) {
          await commune.close();
          await open();
        }
        const done: string[] = [];
        const caseId = await commune.file(declarationOf());
        await commune.quiet();
        let before = await commune.view(caseId);
        for (const action of actions) {
          done.push(action.name);
          await action.run(commune, caseId);
          await commune.quiet();
          steps += 1;
          const wrong = await untruths(commune, caseId, before);
          if (wrong.length) throw new Error(`after ${done.join(' → ')}: ${wrong.join('; ')}`);
          before = await commune.view(caseId);
        }
      }),
      { numRuns: SEQUENCES, seed: SEED, endOnFailure: true },
    );
  });
});
