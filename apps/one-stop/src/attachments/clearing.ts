import { Clock, Rounds } from '@lien-thong/service';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AttachmentRegister } from './attachment-register';
import { AttachmentStore } from './attachment-store';
import { Incoming } from './incoming';
import { UploadQuota } from './upload-quota';

/** How long a file may wait for the case that names it, in hours. */
export const UNNAMED_HOURS = Symbol('unnamed-hours');

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = HOUR_MS;
const AT_ONCE = 500;

/** Clears away files that no case names. */
@Injectable()
export class Clearing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('attachments');
  private readonly rounds = new Rounds({
    name: 'attachments',
    everyMs: LOOK_EVERY_MS,
    run: () => this.look(),
  });

  constructor(
    private readonly register: AttachmentRegister,
    private readonly store: AttachmentStore,
    private readonly incoming: Incoming,
    private readonly quota: UploadQuota,
    private readonly clock: Clock,
    @Inject(UNNAMED_HOURS) private readonly hours: number,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** @returns how many files went */
  async clear(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.hours * HOUR_MS);
    await this.incoming.clear(before);
    await this.quota.forget();
    let cleared = 0;
    for (let some = AT_ONCE; some && !this.rounds.isStopping(); cleared += some)
      some = await this.clearSome(before);
    return cleared;
  }

  private async clearSome(before: Date): Promise<number> {
    let cleared = 0;
    for (const sha256 of await this.register.unnamed(before, AT_ONCE)) {
      if (this.rounds.isStopping()) break;
      if (await this.register.giveUp(sha256, before, () => this.store.remove(sha256))) cleared++;
    }
    return cleared;
  }

  private async look(): Promise<void> {
    const cleared = await this.clear();
    if (cleared) this.log.log(`${cleared} files that no case names were cleared`);
  }
}
