import { hostileDeclarations, sampleAttachments, sampleCase } from '@lien-thong/synthetic';
import { bring, openDesk, type Desk } from '../testing-ground/desk';

const HOSTILE = hostileDeclarations(sampleCase());

interface Problem {
  code: string;
  title: string;
  errors?: { pointer: string; code: string; message: string }[];
}

describe('a hostile or broken declaration', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it('comes in forty kinds', () => {
    expect(HOSTILE).toHaveLength(40);
  });

  it.each(HOSTILE.map((h) => [h.name, h] as const))(
    '%s is refused, names what is wrong, and leaves nothing behind',
    async (_name, hostile) => {
      const { body, contentType = 'application/json', expect: expected } = hostile;
      const reply = await desk.raw<Problem>('cases', body, {
        'content-type': contentType,
        'idempotency-key': `hostile-${hostile.name}`,
      });
      expect(expected.status).toContain(reply.status);
      expect(reply.headers['content-type']).toContain('application/problem+json');
      expect(reply.body).toMatchObject({
        code: expect.stringMatching(/^[a-z0-9-]+$/),
        title: expect.stringMatching(/\S/),
      });
      if (expected.pointer !== undefined)
        expect(reply.body.errors?.map(({ pointer }) => pointer)).toContain(expected.pointer);
      for (const table of [
        'linked_case',
        'declaration',
        'declared_person',
        'idempotent_request',
        'timeline_entry',
        "journal where topic not like '%.law.v1'",
        'dossier_counter',
      ])
        expect(await desk.query(`select 1 from ${table}`)).toEqual([]);
    },
  );

  it('does not keep a good one from being filed', async () => {
    for (const { content, attachment } of sampleAttachments())
      await bring(desk, content, attachment.mediaType);
    const filed = await desk.file(sampleCase());
    expect(filed.status).toBe(201);
  });
});
