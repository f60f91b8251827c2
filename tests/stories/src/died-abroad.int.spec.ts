import type { Declaration } from '@lien-thong/contracts';
import { randomUUID } from 'node:crypto';
import { Commune } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

/** A man died abroad: that is noted by another procedure, and his family is told which instead of waiting in vain. */
describe('a death abroad', () => {
  let commune: Commune;

  beforeAll(async () => {
    commune = await Commune.open();
  });

  afterAll(() => commune.close());

  const file = (declaration: Declaration) =>
    commune.offices.oneStop.post<{ code: string; errors: object[] }>('cases', declaration, {
      'idempotency-key': randomUUID(),
    });

  it('is not filed here, and the answer names the procedure by which it is noted', async () => {
    const { status, body } = await file(declarationOf((d) => (d.diedAbroadIn = 'Nhật Bản')));
    expect([status, body.code]).toEqual([422, 'invalid-declaration']);
    expect(body.errors).toEqual([
      {
        pointer: '/diedAbroadIn',
        code: 'noted-not-registered',
        message: expect.stringContaining('2.000547') as string,
      },
    ]);
  });

  it('leaves nothing behind: declared in error, the same person is filed without it', async () => {
    const declared = declarationOf();
    expect((await file({ ...declared, diedAbroadIn: 'Lào' })).status).toBe(422);
    const caseId = await commune.file(declared);
    await commune.until(caseId, ({ status }) => status === 'done');
  });
});
