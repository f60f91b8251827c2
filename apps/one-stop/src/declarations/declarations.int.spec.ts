import type { DeclarationPapers, Filed } from '@lien-thong/contracts';
import { randomUUID } from 'node:crypto';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

describe('the declarations of a filed case', () => {
  let desk: Desk;
  let caseId: string;

  beforeAll(async () => {
    desk = await openDesk();
    caseId = (await desk.file<Filed>(declaration())).body.caseId;
  });
  afterAll(() => desk.close());

  it('are listed and given out filled, and that is on record', async () => {
    const { status, body } = await desk.get<DeclarationPapers>(`cases/${caseId}/declarations`);
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual([
      'death-declaration',
      'residence-declaration',
      'funeral-declaration-compulsory-insurance',
    ]);
    for (const { id } of body.items) {
      const page = await desk.download(`cases/${caseId}/declarations/${id}.pdf`);
      expect([page.status, page.headers['content-type']]).toEqual([200, 'application/pdf']);
      expect(page.headers['content-security-policy']).toContain('sandbox');
      expect(page.bytes.toString('latin1', 0, 5)).toBe('%PDF-');
    }
    const { items } = (await desk.get<{ items: { action: string; caseId?: string }[] }>('audit')).body;
    expect(items.some((line) => line.action === 'case.read' && line.caseId === caseId)).toBe(true);
  });

  it('are not found by another commune, of no case, and by no other name', async () => {
    const other = await desk.as({
      subject: 'other',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    expect((await other.get(`cases/${caseId}/declarations`)).status).toBe(404);
    expect((await other.get(`cases/${caseId}/declarations/death-declaration.pdf`)).status).toBe(404);
    expect((await desk.get(`cases/${randomUUID()}/declarations`)).status).toBe(404);
    expect((await desk.get(`cases/${caseId}/declarations/survivors-declaration.pdf`)).status).toBe(404);
    expect((await desk.get('cases/x/declarations/death-declaration.pdf')).status).toBe(404);
  });

  it('are gone once the declaration was erased', async () => {
    await desk.query('delete from declaration where case_id = $1', [caseId]);
    expect((await desk.get<DeclarationPapers>(`cases/${caseId}/declarations`)).body.items).toEqual([]);
    expect((await desk.get(`cases/${caseId}/declarations/death-declaration.pdf`)).status).toBe(404);
  });
});
