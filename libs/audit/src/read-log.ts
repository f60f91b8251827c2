import type { Action, Caller } from '@lien-thong/access';
import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record, recordOnceAMinute, type Detail, type Entry } from './record';

/** What was looked at of one case. */
export interface Read {
  action: Action;
  caseId: string;
  /** Where the case lies: of several postings, the one that lets the reader in there is put on record. */
  commune: string;
  /** What of the case; the case itself unless said. */
  subject?: Entry['subject'];
}

/** What a list was narrowed by. */
export type Filter = Readonly<Record<string, string | number | boolean | undefined>>;

/** Tells on record who has looked at whose case, and as what. A page that looks every second is one entry a minute. */
@Injectable()
export class ReadLog {
  private minute = '';
  private readonly recorded = new Map<string, Promise<void>>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** To be awaited before anything of the case is handed out: what cannot be recorded is not shown. */
  async recordRead(asker: Caller, { action, caseId, commune, subject }: Read): Promise<void> {
    const entry = {
      actor: asker,
      action,
      subject: subject ?? { kind: 'case', id: caseId },
      caseId,
      detail: capacityOf(asker, action, commune),
    };
    return this.onceAMinute(entry, () => recordOnceAMinute(this.database.manager, entry));
  }

  /** That a list was looked at, with what it was narrowed by: one entry, however many rows it has. */
  async recordList(asker: Caller, action: Action, list: string, filter: Filter): Promise<void> {
    const narrowed = Object.entries(filter).filter(([, value]) => value !== undefined);
    const entry = {
      actor: asker,
      action,
      subject: { kind: 'list', id: list },
      detail: { ...capacityOf(asker, action), ...(Object.fromEntries(narrowed) as Detail) },
    };
    return this.onceAMinute(entry, () => record(this.database.manager, [entry]));
  }

  private async onceAMinute(
    { actor, action, subject, detail }: Entry,
    write: () => Promise<void>,
  ): Promise<void> {
    const minute = this.clock.instant().slice(0, 16);
    if (minute !== this.minute) this.recorded.clear();
    this.minute = minute;
    const what = [action, subject.kind, subject.id, actor.subject, JSON.stringify(detail)].join(' ');
    const known = this.recorded.get(what);
    if (known) return known;
    const recording = write();
    this.recorded.set(what, recording);
    recording.catch(() => this.recorded.delete(what));
    return recording;
  }
}

/** The reader's role and the code of its unit; none for the whole system. */
function capacityOf(asker: Caller, action: Action, commune?: string): Detail | undefined {
  const capacity = asker.capacity(action, commune);
  return capacity && { role: capacity.role, unit: capacity.unit.code ?? null };
}
