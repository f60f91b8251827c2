import { Rounds } from '@lien-thong/service';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DraftDesk } from './draft-desk';

const LOOK_EVERY_MS = 1000;
const MOST = 200;

/** Looks for drafts whose time to answer has run out. */
@Injectable()
export class Silence implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds({
    name: 'draft-extract',
    everyMs: LOOK_EVERY_MS,
    run: (stopping) => this.look(stopping),
  });

  constructor(private readonly desk: DraftDesk) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(stopping: () => boolean): Promise<void> {
    while (!stopping() && (await this.desk.consent(MOST)) === MOST);
  }
}
