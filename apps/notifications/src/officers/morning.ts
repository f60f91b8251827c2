import { Gazette } from '@lien-thong/gazette';
import { reachableByMail } from '@lien-thong/identity';
import { hoursOn, localTime, type Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, rows } from '@lien-thong/service';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { queue } from '../notice/queue';
import { mailText } from './mail-text';
import { takeMatters } from './matters';
import { morningMails } from './morning-mails';
import { OFFICERS_MAIL, type OfficersMail } from './officers-mail.token';
import { TOLD_ROLES } from './matter';

const LOOK_EVERY_MS = 20_000;

/** The day whose mail is due: a working day, once the one-stop desk has opened. */
export function morningOf(law: Law, instant: string): string | undefined {
  const { day, timeOfDay } = localTime(instant);
  const { working, spans } = hoursOn(law, 'one-stop', day);
  return working && spans.some(({ from }) => from <= timeOfDay) ? day : undefined;
}

/** Thư buổi sáng: one mail for each work address that has something to look at, when the working day begins. */
@Injectable()
export class Morning implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('morning');
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  /** The last day that needs no looking at any more. */
  private madeOn?: string;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
    @Inject(OFFICERS_MAIL) private readonly mail: OfficersMail,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Makes the day's mails if they are due and nobody has. @returns how many were made */
  async makeMails(): Promise<number> {
    const law = this.gazette.current();
    const day = law && morningOf(law, this.clock.instant());
    if (!day || day === this.madeOn) return 0;
    const made = await this.unit.run((work) => this.make(work, day));
    this.madeOn = day;
    return made;
  }

  private async look(): Promise<void> {
    try {
      const made = await this.makeMails();
      if (made) this.log.log(`${made} mails to officers are queued`);
    } catch (fault) {
      this.log.warn(`the morning's mails were not made, it is tried again: ${String(fault)}`);
    }
  }

  /** The row of the day is the lock too: another instance waits for it, and then finds it there. */
  private async make(work: Work, day: string): Promise<number> {
    const { db } = work;
    const begun = await rows(
      db,
      'insert into officers_morning (day, made_at) values ($1, $2) on conflict do nothing returning day',
      [day, this.clock.instant()],
    );
    if (!begun.length) return 0;
    const mails = morningMails(await takeMatters(db), await reachableByMail(db, TOLD_ROLES, day));
    const notices = mails.map((mail) => {
      const id = randomUUID();
      return {
        reference: `${id}.email`,
        // A mail of many cases is sealed with a key of its own.
        caseId: id,
        eventId: id,
        commune: mail.unit.code ?? '',
        traceparent: null,
        template: 'officers-morning' as const,
        channel: 'email' as const,
        address: mail.address,
        isBad: false,
        ...mailText(mail, day, this.mail.cases, this.mail.language),
      };
    });
    await queue(work, this.privacy, notices, this.clock.instant());
    await db.query('update officers_morning set mails = $2 where day = $1', [day, notices.length]);
    return notices.length;
  }
}
