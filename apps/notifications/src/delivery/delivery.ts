import { NoticeFailed, NoticeSent, type NoticeChannel } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { say, UnitOfWork, type Saying } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterTry } from './after-try';
import { CARRIERS, type Carrier, type Handover } from './carrier';
import { isToFamily } from '../notice/notice.entity';
import { undeliverable } from './undeliverable';
import { channelsDue, claim, hourOf, keepOutcome, type Claimed, type Hour, type Tried } from './due-notices';

const LOOK_EVERY_MS = 200;

/**
 * Sends what is queued, each channel at its own pace: a mail server that does not answer holds up no text message.
 * A notice is claimed, sent outside any transaction, and its outcome is kept together with what is said of it.
 */
@Injectable()
export class Delivery implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('delivery');
  private readonly underWay = new Map<NoticeChannel, Promise<void>>();
  private looking?: Promise<void>;
  private timer?: NodeJS.Timeout;
  private stopping = false;

  constructor(
    private readonly database: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly gazette: Gazette,
    @Inject(CARRIERS) private readonly carriers: readonly Carrier[],
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, LOOK_EVERY_MS);
  }

  /** Lets what is on its way arrive and keeps its outcome, while database and broker are still there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.looking;
    await Promise.all(this.underWay.values());
    for (const carrier of this.carriers) carrier.close?.();
  }

  private async look(): Promise<void> {
    try {
      const due = new Set(await channelsDue(this.database.manager, this.hour()));
      for (const carrier of this.carriers)
        if (due.has(carrier.channel) && !this.underWay.has(carrier.channel) && !this.stopping)
          this.underWay.set(
            carrier.channel,
            this.drain(carrier).finally(() => this.underWay.delete(carrier.channel)),
          );
    } catch (fault) {
      this.log.warn(`the queue cannot be read, it is read again soon: ${String(fault)}`);
    }
  }

  private async drain(carrier: Carrier): Promise<void> {
    try {
      while (!this.stopping && (await this.round(carrier)) === carrier.most);
    } catch (fault) {
      this.log.warn(`a round by ${carrier.channel} broke off, it is taken up again: ${String(fault)}`);
    }
  }

  /**
   * After a round that was not full the next look is soon enough: a few notices each are dearer than a fifth of a second.
   * @returns how many notices were tried
   */
  private async round(carrier: Carrier): Promise<number> {
    const claimed = await claim(
      this.database.manager,
      this.privacy,
      carrier.channel,
      carrier.most,
      this.hour(),
    );
    if (!claimed.length) return 0;
    const handovers = await handOver(carrier, claimed, this.clock.now());
    const now = this.clock.now();
    const tried = claimed.map((notice, nth): Tried => {
      const handover = handovers[nth]!;
      return { notice, handover, standing: afterTry(handover, notice.tries, now, notice.goodUntil) };
    });
    await this.unitOfWork.run(async ({ db, send }) => {
      const kept = await keepOutcome(db, tried, now);
      const outcomes = tried.filter(({ notice }) => kept.has(notice.reference));
      send(outcomes.flatMap((t) => outcomeSaid(t, now)));
      const undelivered = outcomes.filter(({ standing }) => standing.state === 'undeliverable');
      if (undelivered.length)
        send(
          await undeliverable(
            db,
            undelivered.map(({ notice }) => notice),
            now.toISOString(),
          ),
        );
    });
    this.report(carrier.channel, tried);
    return claimed.length;
  }

  private hour(): Hour {
    return hourOf(this.gazette.current(), this.clock.now());
  }

  private report(channel: NoticeChannel, tried: readonly Tried[]): void {
    for (const [fault, ofFault] of Map.groupBy(tried, ({ handover }) => handover.fault))
      if (fault) this.log.warn(`${ofFault.length} notices not sent by ${channel}: ${fault}`);
  }
}

/** Hands over what is still in time. @returns an answer for each notice, in order */
async function handOver(carrier: Carrier, claimed: readonly Claimed[], now: Date): Promise<Handover[]> {
  const inTime = claimed.filter(({ goodUntil }) => !goodUntil || goodUntil > now);
  const answers = inTime.length ? await carrier.send(inTime) : [];
  const answerOf = new Map(inTime.map((notice, nth) => [notice, answers[nth]]));
  return claimed.map((notice) =>
    answerOf.has(notice)
      ? (answerOf.get(notice) ?? { outcome: 'unclear', fault: 'no-answer' })
      : { outcome: 'refused', fault: 'too-late' },
  );
}

function outcomeSaid({ notice, standing }: Tried, now: Date): Saying[] {
  if (!isToFamily(notice)) return [];
  const { caseId, template, channel, reference, tries } = notice;
  const at = now.toISOString();
  if (standing.state === 'sent')
    return [say(NoticeSent, caseId, { template, channel, reference, sentAt: at, tries }, causeOf(notice))];
  if (standing.state === 'failed')
    return [say(NoticeFailed, caseId, { template, channel, reference, failedAt: at }, causeOf(notice))];
  return [];
}

const causeOf = ({ eventId, traceparent }: Claimed): Saying['cause'] => ({
  id: eventId,
  traceparent: traceparent ?? undefined,
});
