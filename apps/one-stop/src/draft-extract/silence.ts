import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DraftDesk } from './draft-desk';

const LOOK_EVERY_MS = 1000;
const MOST = 200;

/** Looks for drafts whose time to answer has run out. */
@Injectable()
export class Silence implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('draft-extract');
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;

  constructor(private readonly desk: DraftDesk) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      while ((await this.desk.consent(MOST)) === MOST);
    } catch (fault) {
      this.log.warn(`drafts could not be looked through, it is tried again soon: ${String(fault)}`);
    }
  }
}
