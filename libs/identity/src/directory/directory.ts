import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { postingsOf, type KnownPosting } from './postings';

/** How long a look-up holds: a posting that ends has ended everywhere this much later. */
const KEPT_MS = 2000;
const MOST = 5000;

interface Kept {
  on: string;
  until: number;
  found: Promise<KnownPosting[]>;
}

/** Danh bạ: who may act as what today, as far as it has arrived here. */
@Injectable()
export class Directory {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  postingsOf(subject: string): Promise<KnownPosting[]> {
    const on = this.clock.today();
    const now = performance.now();
    const known = this.kept.get(subject);
    if (known && known.on === on && known.until > now) return known.found;
    if (this.kept.size >= MOST) this.kept.clear();
    const found = postingsOf(this.database.manager, subject, on);
    this.kept.set(subject, { on, until: now + KEPT_MS, found });
    found.catch(() => this.kept.delete(subject));
    return found;
  }

  /** What was looked up may have changed. */
  forget(): void {
    this.kept.clear();
  }
}
