import { ApologyOverdue, OfficersWarned } from '@lien-thong/contracts';
import { workEmailsOf } from '@lien-thong/identity';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller, Inject } from '@nestjs/common';
import { queue } from '../notice/queue';
import { taskText } from './mail-text';
import type { Matter } from './matter';
import { keepMatters } from './matters';
import { OFFICERS_MAIL, type OfficersMail } from './officers-mail.token';

type Warned = Received<OfficersWarned>;

/**
 * What officers are to be told. Deadlines pass at midnight, so nothing is lost by keeping that for the morning's mail; a
 * task that was handed to one of them while they work is told at once.
 */
@Controller()
export class OfficersWarnedHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    @Inject(OFFICERS_MAIL) private readonly mail: OfficersMail,
  ) {}

  @Handles(OfficersWarned)
  async warned(events: Warned[], work: Work): Promise<void> {
    const ofAll = events.filter(({ data }) => data.to === undefined);
    const matters = ofAll.map((event) => ({ eventId: event.id, ...matterOf(event) }));
    await keepMatters(work.db, matters, this.clock.instant());
    await this.tellEach(
      events.filter(({ data }) => data.to !== undefined),
      work,
    );
  }

  @Handles(ApologyOverdue)
  overdue(events: Received<ApologyOverdue>[], { db }: Work): Promise<void> {
    const matters = events.map(({ id, caseId, data }) => ({
      eventId: id,
      caseId,
      kind: 'overdue' as const,
      commune: data.commune,
      dossierCode: data.dossierCode,
      step: null,
      offices: [],
      dueOn: data.promisedOn,
    }));
    return keepMatters(db, matters, this.clock.instant());
  }

  /** Whoever has no work address finds the task in the list. */
  private async tellEach(events: readonly Warned[], work: Work): Promise<void> {
    if (!events.length) return;
    const subjects = events.map(({ data }) => data.to!);
    const reached = await workEmailsOf(work.db, subjects, this.clock.today());
    const notices = events.flatMap((event) => {
      const officer = reached.get(event.data.to!);
      if (!officer) return [];
      const { cases, language } = this.mail;
      return {
        reference: `${event.id}.email`,
        // Sealed with a key of its own, as what officers are told is of no family.
        caseId: event.id,
        eventId: event.id,
        commune: event.data.commune,
        traceparent: event.traceparent ?? null,
        template: 'officers-task' as const,
        channel: 'email' as const,
        address: officer.workEmail,
        isBad: false,
        ...taskText(officer.name, matterOf(event), cases, language),
      };
    });
    await queue(work, this.privacy, notices, this.clock.instant());
  }
}

const matterOf = ({ caseId, data }: Warned): Matter => ({
  kind: data.warning,
  caseId,
  commune: data.decidedIn ?? data.commune,
  dossierCode: data.dossierCode,
  step: data.step ?? null,
  offices: data.offices,
  dueOn: data.dueOn,
});
