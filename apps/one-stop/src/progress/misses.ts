import { Injectable, Logger } from '@nestjs/common';
import { isIPv6 } from 'node:net';
import { Counter, register } from 'prom-client';

/** So many wrong codes are a family's typing errors; each is forgotten again after a minute. */
const FREE = 10;
const FORGOTTEN_AFTER_MS = 60_000;
/** The first wait; each further wrong code doubles it. */
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Addresses remembered at once; above it those that were forgiven are let go. */
const MOST_ADDRESSES = 50_000;

interface Standing {
  /** Wrong codes not yet forgotten, at the time of the last. */
  score: number;
  at: number;
  until: number;
}

const counter = (name: string, help: string) =>
  (register.getSingleMetric(name) as Counter) ?? new Counter({ name, help });
const missed = counter('progress_misses_total', 'Codes asked for that no dossier has');
const slowed = counter('progress_slowed_total', 'Requests for progress refused after too many wrong codes');

/** Whoever has an IPv6 network has all of its addresses. */
const originOf = (address: string): string => {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
};

/**
 * Wrong dossier codes by the address that asked, so that nobody finds families by guessing. In memory of one instance,
 * and forgotten with time: a right code in between forgives nothing.
 */
@Injectable()
export class Misses {
  private readonly log = new Logger('progress');
  private readonly records = new Map<string, Standing>();

  /** How many seconds this address has yet to wait; 0 if it may ask. */
  waitOf(address: string, now = Date.now()): number {
    const record = this.records.get(originOf(address));
    if (!record || record.until <= now) return 0;
    slowed.inc();
    return Math.ceil((record.until - now) / 1000);
  }

  count(address: string, now = Date.now()): void {
    missed.inc();
    const origin = originOf(address);
    const score = this.scoreOf(this.records.get(origin), now) + 1;
    const over = score - FREE;
    const wait = over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, LONGEST_WAIT_MS);
    if (this.records.size >= MOST_ADDRESSES) this.forget(now);
    this.records.delete(origin); // kept in the order of the last miss
    this.records.set(origin, { score, at: now, until: now + wait });
    if (wait) this.log.warn({ address: origin, waitS: Math.round(wait / 1000) }, 'many wrong dossier codes');
  }

  private scoreOf(record: Standing | undefined, now: number): number {
    return record ? Math.max(0, record.score - (now - record.at) / FORGOTTEN_AFTER_MS) : 0;
  }

  /** Lets go of who is forgiven, and of the oldest, if that is nobody. */
  private forget(now: number): void {
    for (const [origin, record] of this.records)
      if (this.scoreOf(record, now) === 0 && record.until <= now) this.records.delete(origin);
    const [oldest] = this.records.keys();
    if (this.records.size >= MOST_ADDRESSES && oldest !== undefined) this.records.delete(oldest);
  }
}
