import type { CaseView, TimelineEntry } from '@lien-thong/contracts';
import { Injectable, type MessageEvent, type OnApplicationShutdown } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { DataSource } from 'typeorm';
import { CaseViews } from '../linked-case/case-views';
import { entriesAfter } from './timeline';

interface Watcher {
  caseId: string;
  /** The last entry told; also the id of every event, so that a reader who comes back gets what it missed. */
  after: number;
  version: number;
  subscriber: Subscriber<MessageEvent>;
}

const LOOK_EVERY_MS = 250;
const HEARTBEAT_MS = 15_000;

/**
 * Live timelines. While anybody watches, one query each 250 ms asks for what is new in all watched cases; it sees what
 * every instance of the service wrote. With nobody watching, nothing runs.
 */
@Injectable()
export class LiveTimelines implements OnApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private timer?: NodeJS.Timeout;
  private looking = false;

  constructor(
    private readonly database: DataSource,
    private readonly views: CaseViews,
  ) {}

  of(caseId: string, after: number): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const watcher: Watcher = { caseId, after, version: 0, subscriber };
      this.watchers.add(watcher);
      this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS);
      const heartbeat = setInterval(
        () => subscriber.next({ type: 'heartbeat', id: String(watcher.after), data: '' }),
        HEARTBEAT_MS,
      );
      void this.look();
      return () => {
        clearInterval(heartbeat);
        this.watchers.delete(watcher);
        if (!this.watchers.size) this.rest();
      };
    });
  }

  private async look(): Promise<void> {
    if (this.looking || !this.watchers.size) return;
    this.looking = true;
    try {
      const watchers = [...this.watchers];
      const since = Math.min(...watchers.map((w) => w.after));
      const entries = await entriesAfter(
        this.database.manager,
        [...new Set(watchers.map((w) => w.caseId))],
        since,
      );
      const byCase = Map.groupBy(entries, ({ caseId }) => caseId);
      for (const watcher of watchers) await this.tell(watcher, byCase.get(watcher.caseId) ?? []);
    } catch {
      // the database is away: the next look tells what was missed
    } finally {
      this.looking = false;
    }
  }

  private async tell(watcher: Watcher, entries: (TimelineEntry & { caseId: string })[]): Promise<void> {
    const news = entries.filter(({ entry }) => entry > watcher.after);
    for (const { caseId: _, ...entry } of news)
      watcher.subscriber.next({ type: 'entry', id: String(entry.entry), data: entry });
    watcher.after = news.at(-1)?.entry ?? watcher.after;
    if (!news.length && watcher.version) return;
    const view: CaseView | undefined = await this.views.of(watcher.caseId);
    if (view && view.version !== watcher.version)
      watcher.subscriber.next({ type: 'case', id: String(watcher.after), data: view });
    watcher.version = view?.version ?? watcher.version;
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  onApplicationShutdown(): void {
    this.rest();
    for (const { subscriber } of this.watchers) subscriber.complete();
  }
}
