import { Clock, Problem, rows } from '@lien-thong/service';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What one account may upload within a day; 0: as much as it likes. */
export interface DailyMost {
  files: number;
  bytes: number;
}

export const DAILY_MOST = Symbol('daily most');

/** Days that are over are kept for whoever asks why somebody was refused. */
const KEPT_DAYS = 7;
const DAY_S = 86_400;
/** Viet Nam's day begins at 17:00 UTC. */
const UTC_OFFSET_S = 7 * 3600;

/** Adds a file where there is room for it, in one statement: however many instances count, none goes past the most. */
const COUNT = `
  insert into upload_quota as q (account, day, files, bytes) values ($1, $2, 1, $3)
  on conflict (account, day) do update set files = q.files + 1, bytes = q.bytes + excluded.bytes
  where ($4 = 0 or q.files < $4) and ($5::bigint = 0 or q.bytes + excluded.bytes <= $5::bigint)
  returning files`;

/** Counts what each account uploads in a day: one that was stolen or has gone wild does not fill the store. */
@Injectable()
export class UploadQuota {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    @Inject(DAILY_MOST) private readonly most: DailyMost,
  ) {}

  /**
   * To be asked before a byte is read.
   * @throws Problem 429 `upload-quota-reached`
   */
  async mustHaveRoom(account: string, announced = 0): Promise<void> {
    const [today] = await rows<DailyMost>(
      this.database.manager,
      'select files, bytes::float8 as bytes from upload_quota where account = $1 and day = $2',
      [account, this.clock.today()],
    );
    const { files, bytes } = today ?? { files: 0, bytes: 0 };
    if (this.most.files && files >= this.most.files) throw this.reached();
    if (this.most.bytes && bytes + announced > this.most.bytes) throw this.reached();
  }

  /**
   * Counts a file that has arrived.
   * @throws Problem 429 `upload-quota-reached`; it is not counted then
   */
  async count(account: string, size: number): Promise<void> {
    const { files, bytes } = this.most;
    if (bytes && size > bytes) throw this.reached();
    const counted = await rows(this.database.manager, COUNT, [
      account,
      this.clock.today(),
      size,
      files,
      bytes,
    ]);
    if (!counted.length) throw this.reached();
  }

  async forget(): Promise<void> {
    await this.database.query(`delete from upload_quota where day < $1::date - ${KEPT_DAYS}`, [
      this.clock.today(),
    ]);
  }

  private reached(): Problem {
    const { files, bytes } = this.most;
    const most = [files && `${files} tệp`, bytes && `${Math.floor(bytes / 1_000_000)} MB`].filter(Boolean);
    const spentS = (Math.floor(this.clock.now().getTime() / 1000) + UTC_OFFSET_S) % DAY_S;
    return new Problem(
      429,
      'upload-quota-reached',
      `Tài khoản này đã tải lên hết mức cho phép trong ngày (${most.join(', ')}). Xin tải tiếp vào ngày mai hoặc báo quản trị hệ thống.`,
      {},
      { 'retry-after': String(DAY_S - spentS) },
    );
  }
}
