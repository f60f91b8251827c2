import { OfficersWarned, TaskHanded, type Handing, type Warning } from '@lien-thong/contracts';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { rows } from '@lien-thong/service';
import { Controller } from '@nestjs/common';

const WARNING_OF: Record<Handing, Warning> = {
  'sent-back': 'task-sent-back',
  'taken-over': 'task-taken-over',
  'sent-on': 'task-sent-on',
};

/** An office's desk knows a case by its id alone; officers know it by its code. */
@Controller()
export class TasksHandedHandler {
  @Handles(TaskHanded)
  async handed(messages: Received<TaskHanded>[], { db, send }: Work): Promise<void> {
    const codes = await rows<{ caseId: string; dossierCode: string }>(
      db,
      `select case_id as "caseId", dossier_code as "dossierCode" from linked_case
       where case_id = any($1::uuid[]) and dossier_code is not null`,
      [messages.map(({ caseId }) => caseId)],
    );
    const codeOf = new Map(codes.map(({ caseId, dossierCode }) => [caseId, dossierCode]));
    send(
      messages.flatMap((message) => {
        const dossierCode = codeOf.get(message.caseId);
        return dossierCode
          ? [say(OfficersWarned, message.caseId, warned(message.data, dossierCode), message)]
          : [];
      }),
    );
  }
}

const warned = (
  { handing, office, commune, dueOn, to, handedAt }: TaskHanded,
  dossierCode: string,
): OfficersWarned => ({
  warning: WARNING_OF[handing],
  commune,
  dossierCode,
  dueOn,
  offices: [office],
  ...(to === undefined ? {} : { to }),
  warnedAt: handedAt,
});
