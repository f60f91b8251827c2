import { Injectable } from '@nestjs/common';

const HOUR = 3_600_000;
/** Asia/Ho_Chi_Minh: UTC+7 all year since 1975. */
const OFFSET = 7 * HOUR;

/** The calendar day (yyyy-mm-dd) in Viet Nam at an instant. */
export const dayOf = (instant: Date): string =>
  new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);

/** The time that a service goes by. Rules take it as an argument; handlers ask here, never `Date.now()`. */
@Injectable()
export class Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** An ISO instant in UTC, as messages carry it. */
  instant(): string {
    return this.now().toISOString();
  }

  today(): string {
    return dayOf(this.now());
  }

  /** Sets the clock so that it is `instant` now and goes on from there; for rehearsals only. */
  moveTo(instant: Date): void {
    this.ahead = instant.getTime() - Date.now();
  }
}
