import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from './actor';
import { recordOnceAMinute } from './record';

/** Tells on record who has looked at whose case. A page that looks every second is one entry a minute. */
@Injectable()
export class ReadLog {
  private minute = '';
  private readonly recorded = new Map<string, Promise<void>>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** To be awaited before anything of the case is handed out: what cannot be recorded is not shown. */
  async recordRead(actor: Actor, action: string, caseId: string): Promise<void> {
    const minute = this.clock.instant().slice(0, 16);
    if (minute !== this.minute) this.recorded.clear();
    this.minute = minute;
    const what = `${action} ${caseId} ${actor.subject}`;
    const known = this.recorded.get(what);
    if (known) return known;
    const recording = recordOnceAMinute(this.database.manager, {
      actor,
      action,
      subject: { kind: 'case', id: caseId },
      caseId,
    });
    this.recorded.set(what, recording);
    recording.catch(() => this.recorded.delete(what));
    return recording;
  }
}
