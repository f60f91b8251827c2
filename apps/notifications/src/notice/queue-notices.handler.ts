import {
  AnnulmentCompleted,
  CaseAnnulled,
  ApologyIssued,
  CaseBenefitPaid,
  CaseBenefitPaymentFailed,
  CaseCompleted,
  CaseNotAccepted,
  CaseReceived,
  CaseRefused,
  CaseRescheduled,
  CaseStopped,
  CorrectionCompleted,
  CaseSubmitted,
  CaseToppedUp,
  CaseWithdrawn,
  SupplementLapsed,
  DraftExtractReady,
  ResultDelivered,
  ResultLost,
  ResultShipped,
  OneTimeCodeMade,
  SupplementRequested,
  SupplementRequestedV2,
  WithdrawalCompleted,
  type Contact,
} from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller, Inject } from '@nestjs/common';
import { oneOf } from './addressees';
import { badAddresses } from './bad-addresses';
import * as facts from './facts';
import { noticesOf } from './notice-of';
import { PROGRESS_PAGE } from './progress-page.token';
import { queue } from './queue';
import type { Facts } from './render';
import type { Template } from './templates';

/** Queues what a family is to be told of its case. Sending is the delivery's: a slow mail server holds up no case. */
@Controller()
export class QueueNoticesHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    @Inject(PROGRESS_PAGE) private readonly progressPage: string,
  ) {}

  @Handles(CaseSubmitted)
  submitted(events: Received<CaseSubmitted>[], work: Work): Promise<void> {
    return this.tell('case-submitted', events, facts.submitted, work);
  }

  @Handles(CaseReceived)
  received(events: Received<CaseReceived>[], work: Work): Promise<void> {
    return this.tell('case-received', events, facts.received, work);
  }

  @Handles(CaseNotAccepted)
  notAccepted(events: Received<CaseNotAccepted>[], work: Work): Promise<void> {
    return this.tell('case-not-accepted', events, facts.notAccepted, work);
  }

  @Handles(SupplementRequested)
  supplementRequested(events: Received<SupplementRequested>[], work: Work): Promise<void> {
    return this.tell('supplement-requested', events, facts.supplementRequested, work);
  }

  @Handles(SupplementRequestedV2)
  supplementRequestedV2(events: Received<SupplementRequestedV2>[], work: Work): Promise<void> {
    return this.tell('supplement-requested', events, facts.supplementRequestedV2, work);
  }

  @Handles(CaseRescheduled)
  rescheduled(events: Received<CaseRescheduled>[], work: Work): Promise<void> {
    return this.tell('case-rescheduled', events, facts.rescheduled, work);
  }

  @Handles(ApologyIssued)
  apologyIssued(events: Received<ApologyIssued>[], work: Work): Promise<void> {
    return this.tell('apology-issued', events, facts.apologyIssued, work);
  }

  @Handles(SupplementLapsed)
  supplementLapsed(events: Received<SupplementLapsed>[], work: Work): Promise<void> {
    return this.tell('supplement-lapsed', events, facts.supplementLapsed, work);
  }

  @Handles(CaseToppedUp)
  toppedUp(events: Received<CaseToppedUp>[], work: Work): Promise<void> {
    return this.tell('case-topped-up', events, facts.toppedUp, work);
  }

  @Handles(CaseBenefitPaid)
  paid(events: Received<CaseBenefitPaid>[], work: Work): Promise<void> {
    return this.tell('benefit-paid', events, facts.paid, work);
  }

  @Handles(CaseBenefitPaymentFailed)
  paymentFailed(events: Received<CaseBenefitPaymentFailed>[], work: Work): Promise<void> {
    return this.tell('benefit-payment-failed', events, facts.paymentFailed, work);
  }

  @Handles(CaseRefused)
  refused(events: Received<CaseRefused>[], work: Work): Promise<void> {
    return this.tell('case-refused', events, facts.refused, work);
  }

  @Handles(CaseCompleted)
  completed(events: Received<CaseCompleted>[], work: Work): Promise<void> {
    return this.tell('case-completed', events, facts.completed, work);
  }

  @Handles(DraftExtractReady)
  draftReady(events: Received<DraftExtractReady>[], work: Work): Promise<void> {
    return this.tell('draft-extract-ready', events, facts.draftReady, work);
  }

  @Handles(ResultShipped)
  shipped(events: Received<ResultShipped>[], work: Work): Promise<void> {
    return this.tell('result-shipped', events, facts.shipped, work);
  }

  @Handles(ResultDelivered)
  delivered(events: Received<ResultDelivered>[], work: Work): Promise<void> {
    return this.tell('result-delivered', events, facts.delivered, work);
  }

  @Handles(ResultLost)
  lost(events: Received<ResultLost>[], work: Work): Promise<void> {
    return this.tell('result-lost', events, facts.lost, work);
  }

  @Handles(CaseWithdrawn)
  withdrawn(events: Received<CaseWithdrawn>[], work: Work): Promise<void> {
    return this.tell('case-withdrawn', events, facts.withdrawn, work);
  }

  @Handles(WithdrawalCompleted)
  withdrawalCompleted(events: Received<WithdrawalCompleted>[], work: Work): Promise<void> {
    return this.tell('withdrawal-completed', events, facts.withdrawalCompleted, work);
  }

  @Handles(CaseStopped)
  caseStopped(events: Received<CaseStopped>[], work: Work): Promise<void> {
    return this.tell('case-stopped', events, facts.caseStopped, work);
  }

  @Handles(CaseAnnulled)
  annulled(events: Received<CaseAnnulled>[], work: Work): Promise<void> {
    return this.tell('case-annulled', events, facts.annulled, work);
  }

  @Handles(AnnulmentCompleted)
  annulmentCompleted(events: Received<AnnulmentCompleted>[], work: Work): Promise<void> {
    return this.tell('annulment-completed', events, facts.annulmentCompleted, work);
  }

  @Handles(CorrectionCompleted)
  async corrected(events: Received<CorrectionCompleted>[], work: Work): Promise<void> {
    const { made = [], refused = [] } = Object.groupBy(events, ({ data }) =>
      data.corrected ? 'made' : 'refused',
    );
    await this.tell('correction-completed', made, facts.corrected, work);
    await this.tell('correction-not-made', refused, facts.notCorrected, work);
  }

  /** A code that has run out on its way here helps nobody. */
  @Handles(OneTimeCodeMade)
  async oneTimeCode(events: Received<OneTimeCodeMade>[], work: Work): Promise<void> {
    const now = this.clock.now();
    const cameBack = await this.cameBack(work, events);
    const notices = events
      .filter(({ data }) => new Date(data.goodUntil) > now)
      .flatMap((event) => {
        const { goodUntil, contact } = event.data;
        const isBad = cameBack(event.caseId);
        const told = { ...event, data: { ...event.data, contact: oneOf(contact, isBad) } };
        return noticesOf(told, 'one-time-code', facts.oneTimeCode(event.data), isBad)
          .filter(({ channel }) => channel !== 'post')
          .map((notice) => ({ ...notice, goodUntil }));
      });
    return queue(work, this.privacy, notices, now.toISOString());
  }

  private cameBack({ db }: Work, events: readonly Received[]): ReturnType<typeof badAddresses> {
    return badAddresses(
      db,
      this.privacy,
      events.map(({ caseId }) => caseId),
    );
  }

  private async tell<T extends { contact: Contact; commune: string }>(
    template: Template,
    events: readonly Received<T>[],
    factsOf: (data: T, progressPage: string) => Facts,
    work: Work,
  ): Promise<void> {
    const cameBack = await this.cameBack(work, events);
    const notices = events.flatMap((event) =>
      noticesOf(event, template, factsOf(event.data, this.progressPage), cameBack(event.caseId)),
    );
    return queue(work, this.privacy, notices, this.clock.instant());
  }
}
