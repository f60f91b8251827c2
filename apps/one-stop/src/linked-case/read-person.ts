import type { Declaration, Supplement } from '@lien-thong/contracts';
import type { ReadPerson } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import { findPrepared, openedNotices } from '../prepared-case/prepared-case';
import { openedAnswer, openedForm } from './sealed-case';

interface Row {
  caseId: string;
  asDeceased: boolean;
  status: number;
  dossierCode: string | null;
  submittedAt: Date;
  endedAt: Date | null;
  form: Declaration;
  answers: { answer: Supplement; at: string }[] | null;
}

const FIND = `
  select c.case_id as "caseId", c.person = $1 as "asDeceased", c.status, c.dossier_code as "dossierCode",
         c.submitted_at as "submittedAt", c.ended_at as "endedAt", d.form,
         (select jsonb_agg(jsonb_build_object('answer', s.answer, 'at', s.answered_at)) from supplement s
          where s.case_id = c.case_id) as answers
  from linked_case c join declaration d using (case_id)
  where c.person = $1 or c.requester = $1`;

/**
 * The cases of a person: whole where the person is the one who died, only what was told of the person where he or she
 * came to the desk.
 */
export const readPerson: ReadPerson = async (db, privacy, { personalId }) => {
  const found = await rows<Row>(db, FIND, [privacy.hash('person', personalId)]);
  const keyOf = await privacy.opening(
    db,
    found.map(({ caseId }) => caseId),
  );
  const notices = await findPrepared(db, 'p.person = $1', [privacy.hash('person', personalId)]);
  return {
    ...(notices.length ? { healthNotices: [...(await openedNotices(db, privacy, notices)).values()] } : {}),
    cases: found.map(({ form, answers, asDeceased, ...row }) => {
      const key = keyOf(row.caseId)!;
      const declared = openedForm(form, key);
      if (!asDeceased) return { ...row, ...ownPart(declared, personalId) };
      const added = (answers ?? []).map(({ answer, at }) => openedAnswer(answer, new Date(at), key));
      return { ...row, declared, added };
    }),
  };
};

const ownPart = ({ requester, payee, householdHead }: Declaration, personalId: string) => ({
  requester,
  ...(payee?.personalId === personalId ? { payee } : {}),
  ...(householdHead.personalId === personalId ? { householdHead } : {}),
});
