import {
  DeathRegistrationPapersAsked,
  type AttachmentList,
  type CaseView,
  type Filed,
} from '@lien-thong/contracts';
import { tinyPdf } from '@lien-thong/synthetic';
import { eventually } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { bring, openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

describe('the papers that the family brings later', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await openDesk()));
  afterAll(() => desk.close());

  it('must have been brought, and are then among the files of the case', async () => {
    const { caseId } = (await desk.file<Filed>(declaration())).body;
    await desk.tell(DeathRegistrationPapersAsked, caseId, {
      attempt: 1,
      papers: ['death-notice'],
      ground: 'Điều 4.',
    });
    await eventually(
      () => desk.get<CaseView>(`cases/${caseId}`),
      ({ body }) => body.status === 'supplement-asked',
    );
    const { body: stored } = await bring(desk, tinyPdf('Brought later'));
    const answer = (sha256: string) =>
      desk.post<{ errors?: object[] }>(`cases/${caseId}/supplement`, {
        step: 'register-death',
        attachments: [{ ...stored, sha256, kind: 'death-notice', name: 'bổ sung.pdf' }],
      });
    const refused = await answer('c'.repeat(64));
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/attachments/0/sha256', code: 'attachment-unknown' }] },
    });
    expect((await desk.get<CaseView>(`cases/${caseId}`)).body.status).toBe('supplement-asked');
    expect((await answer(stored.sha256)).status).toBe(202);
    const { items } = (await desk.get<AttachmentList>(`cases/${caseId}/attachments`)).body;
    expect(items.map(({ name }) => name)).toEqual(['bổ sung.pdf']);
  });
});
