import type { ReadPerson } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import type { Notice } from './notice.entity';
import { opened } from './sealed-notice';

type Kept = Pick<Notice, 'reference' | 'caseId' | 'address' | 'subject' | 'body'>;

/** What a family was told: notices know their case, and of no person. */
export const readPerson: ReadPerson = async (db, privacy, { caseIds }) => {
  const notices = await rows<Kept>(
    db,
    `select reference, case_id as "caseId", channel, address, subject, body, state, created_at as "createdAt"
     from notice where case_id = any($1::uuid[]) order by created_at, reference`,
    [caseIds],
  );
  return { notices: await opened(db, privacy, notices) };
};
