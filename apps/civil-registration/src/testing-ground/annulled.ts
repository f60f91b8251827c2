import { AnnulDeathRegistration } from '@lien-thong/contracts';
import { eventually, type OpenService } from '@lien-thong/testing';

const HERE = { kind: 'commune', code: '31120' } as const;

/** Has the officer and the chair of commune 31120 annul the entry of a case, since the person lives. */
export async function annulled(office: OpenService, caseId: string): Promise<void> {
  const officer = await office.as({ subject: 'an', posts: [{ role: 'civil-status-officer', unit: HERE }] });
  const chair = await office.as({ subject: 'chau', posts: [{ role: 'commune-chair', unit: HERE }] });
  await office.tell(AnnulDeathRegistration, caseId, {
    attempt: 1,
    commune: HERE.code,
    deceased: 'Trần Văn Bảy',
    askedOn: '2026-11-26',
    ground: 'person-is-alive',
    document: '12/QĐ-UBND',
    why: 'Người được khai tử còn sống.',
  });
  const work = `work/annul-registration/${caseId}`;
  await eventually(
    () => officer.get(work),
    ({ status }) => status === 200,
    { within: 20_000 },
  );
  await officer.post(`${work}/take`);
  await officer.post(`${work}/prepare`, { answer: 'approve', ground: 'Người được khai tử còn sống.' });
  expect((await chair.post(`${work}/sign`)).status).toBe(200);
}
