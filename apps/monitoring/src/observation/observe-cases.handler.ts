import {
  CaseAnnulled,
  ApologyIssued,
  ApologyOverdue,
  CaseCompleted,
  CaseNotAccepted,
  CaseReceived,
  CaseRefused,
  CaseRescheduled,
  CaseStopped,
  CaseSubmitted,
  CaseWithdrawn,
  SupplementAnswered,
  SupplementRequested,
  SupplementRequestedV2,
  WithdrawalCompleted,
  WithdrawalRequested,
} from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { keep, keepAnnulled, supplementsOf, type Observed } from './monitored-cases';
import { observe, type Observation } from './observation';
import { onTime } from './on-time';

@Controller()
export class ObserveCasesHandler {
  @Handles(CaseSubmitted)
  submitted(events: Received<CaseSubmitted>[], work: Work): Promise<void> {
    return this.record(events, observe.submitted, work);
  }

  @Handles(CaseReceived)
  received(events: Received<CaseReceived>[], work: Work): Promise<void> {
    return this.record(events, observe.received, work);
  }

  @Handles(CaseNotAccepted)
  notAccepted(events: Received<CaseNotAccepted>[], work: Work): Promise<void> {
    return this.record(events, observe.notAccepted, work);
  }

  @Handles(SupplementRequested)
  supplementRequested(events: Received<SupplementRequested>[], work: Work): Promise<void> {
    return this.record(events, observe.supplementRequested, work);
  }

  @Handles(SupplementRequestedV2)
  supplementRequestedV2(events: Received<SupplementRequestedV2>[], work: Work): Promise<void> {
    return this.record(events, observe.supplementRequestedV2, work);
  }

  @Handles(SupplementAnswered)
  supplementAnswered(events: Received<SupplementAnswered>[], work: Work): Promise<void> {
    return this.record(events, observe.supplementAnswered, work);
  }

  @Handles(CaseRescheduled)
  rescheduled(events: Received<CaseRescheduled>[], work: Work): Promise<void> {
    return this.record(events, observe.rescheduled, work);
  }

  @Handles(ApologyIssued)
  apologyIssued(events: Received<ApologyIssued>[], work: Work): Promise<void> {
    return this.record(events, observe.apologyIssued, work);
  }

  @Handles(ApologyOverdue)
  apologyOverdue(events: Received<ApologyOverdue>[], work: Work): Promise<void> {
    return this.record(events, observe.apologyOverdue, work);
  }

  @Handles(CaseRefused)
  refused(events: Received<CaseRefused>[], work: Work): Promise<void> {
    return this.record(events, observe.refused, work);
  }

  @Handles(CaseCompleted)
  completed(events: Received<CaseCompleted>[], work: Work): Promise<void> {
    return this.record(events, observe.completed, work);
  }

  @Handles(CaseWithdrawn)
  withdrawn(events: Received<CaseWithdrawn>[], work: Work): Promise<void> {
    return this.record(events, observe.withdrawn, work);
  }

  @Handles(CaseStopped)
  caseStopped(events: Received<CaseStopped>[], work: Work): Promise<void> {
    return this.record(events, observe.caseStopped, work);
  }

  @Handles(WithdrawalRequested)
  withdrawalRequested(events: Received<WithdrawalRequested>[], work: Work): Promise<void> {
    return this.record(events, observe.withdrawalRequested, work);
  }

  @Handles(WithdrawalCompleted)
  withdrawalCompleted(events: Received<WithdrawalCompleted>[], work: Work): Promise<void> {
    return this.record(events, observe.withdrawalCompleted, work);
  }

  /** An annulment comes long after the end, and changes nothing of how the case was worked on. */
  @Handles(CaseAnnulled)
  async annulled(events: Received<CaseAnnulled>[], { db }: Work): Promise<void> {
    await keepAnnulled(
      db,
      events.map(({ caseId, data }) => ({ caseId, ...data })),
    );
  }

  private async record<T extends object>(
    events: readonly Received<T>[],
    read: (data: T) => Observation,
    { db }: Work,
  ): Promise<void> {
    const observations = events.map(({ caseId, data }) => ({ caseId, ...read(data) }));
    const counted = await supplementsOf(db, observations);
    await keep(
      db,
      observations.map((o): Observed => {
        const supplements = Math.max(o.supplements ?? 0, counted.get(o.caseId) ?? 0);
        const { endedAt, promisedOn, firstPromisedOn } = o;
        // One that was not accepted or withdrawn has kept no promise and broken none.
        if (endedAt === undefined || promisedOn === undefined) return { ...o, supplements, onTime: null };
        const kept = { endedAt, promisedOn: firstPromisedOn ?? promisedOn, supplements };
        return { ...o, supplements, onTime: onTime(kept) };
      }),
    );
  }
}
