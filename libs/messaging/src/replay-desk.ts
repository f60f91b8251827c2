import type { ReplayAsk, ReplayOutcome, ReplaySelection } from '@lien-thong/contracts';
import { Problem } from '@lien-thong/service';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { faultWords } from './fault-words';
import type { OnOperated, Operator, ParkedMessages, ReplayResult } from './replay';
import {
  consentedRequests,
  decideRequest,
  enterRequest,
  finishRequest,
  keepEffect,
  lockRequest,
  requestOf,
  requests,
  selectedCases,
  type ReplayRequestRow,
} from './store/replay-requests';

const RESUME_MS = 10_000;

const notNow = (title: string) => new Problem(409, 'not-now', title);
const notFound = (title: string) => new Problem(404, 'not-found', title);

interface Options {
  instant: () => string;
  onOperated?: OnOperated;
}

/**
 * Parked messages are replayed by two persons: one asks with a reason and sees what is foreseen, another consents. What
 * was consented to is carried out case by case, each in a transaction of its own that also keeps the effect: a process
 * that stops in between goes on where it was, and no case is replayed twice.
 */
export class ReplayDesk implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('replay');
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: DataSource,
    private readonly parked: ParkedMessages,
    private readonly options: Options,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => void this.resume().catch((fault: unknown) => this.log.warn(String(fault))),
      RESUME_MS,
    );
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** What a replay would do to each case now; nothing is changed. @throws Problem 404 where nothing is held */
  async foresee(select: ReplaySelection, by: Operator): Promise<ReplayOutcome[]> {
    const cases = await selectedCases(this.database.manager, select);
    if (!cases.length) throw notFound('Không có thông điệp nào bị giữ lại như vậy.');
    const foreseen: ReplayOutcome[] = [];
    for (const caseId of cases)
      foreseen.push(outcomeOf(await this.parked.replay(caseId, by, '', { dryRun: true })));
    return foreseen;
  }

  /** @returns the request's id @throws Problem 404; 409 where a case is in another open request */
  async request({ select, why }: ReplayAsk, by: Operator): Promise<string> {
    const foreseen = await this.foresee(select, by);
    const id = uuid();
    const request = { id, why, requester: asKept(by), requestedAt: this.options.instant() };
    await this.database.transaction(async (db) => {
      if (!(await enterRequest(db, request, foreseen)))
        throw notNow('Một hồ sơ trong số này đã có đề nghị chạy lại đang chờ.');
      const subject = { kind: 'replay-request', id } as const;
      const detail = { cases: foreseen.length };
      await this.options.onOperated?.(db, { what: 'ask-replay', subject, by, why, detail });
    });
    return id;
  }

  /** A second person's consent: it is carried out at once. @throws Problem 404, 403 `same-person`, 409 */
  async consent(id: string, why: string, by: Operator): Promise<void> {
    await this.decide(id, 'consented', why, by);
    await this.carryOut(id);
  }

  /** By another person, or taken back by whoever asked. @throws Problem 404, 409 */
  refuse(id: string, why: string, by: Operator): Promise<void> {
    return this.decide(id, 'refused', why, by);
  }

  /** @throws Problem 404 */
  async one(id: string): Promise<ReplayRequestRow> {
    const found = await requestOf(this.database.manager, id);
    if (!found) throw notFound('Không tìm thấy đề nghị.');
    return found;
  }

  newest(): Promise<ReplayRequestRow[]> {
    return requests(this.database.manager);
  }

  /** Goes on with what was consented to and not finished. */
  async resume(): Promise<void> {
    for (const id of await consentedRequests(this.database.manager)) await this.carryOut(id);
  }

  private async decide(id: string, state: 'consented' | 'refused', why: string, by: Operator): Promise<void> {
    await this.database.transaction(async (db) => {
      const request = await lockRequest(db, id);
      if (!request) throw notFound('Không tìm thấy đề nghị.');
      if (request.state !== 'requested') throw notNow('Đề nghị này đã được quyết định.');
      if (state === 'consented' && by.subject === request.requester.subject)
        throw new Problem(403, 'same-person', 'Người đề nghị không được tự đồng ý; cần một người thứ hai.');
      await decideRequest(db, id, { state, by: asKept(by), why, at: this.options.instant() });
      const what = state === 'consented' ? 'consent-to-replay' : 'refuse-replay';
      const subject = { kind: 'replay-request', id } as const;
      await this.options.onOperated?.(db, { what, subject, by, why, detail: {} });
    });
  }

  private async carryOut(id: string): Promise<void> {
    const { cases, why, requester, decider } = await this.one(id);
    const by = { ...requester, signature: `${requester.signature}; đồng ý: ${decider?.signature ?? ''}` };
    for (const { caseId, effect } of cases) {
      if (effect) continue;
      const result = await this.parked.replay(caseId, by, why, {
        keep: (db, result) => keepEffect(db, id, outcomeOf(result)),
      });
      if (result.outcome !== 'released') await keepEffect(this.database.manager, id, outcomeOf(result));
    }
    await finishRequest(this.database.manager, id);
  }
}

const asKept = ({ subject, name, address, signature }: Operator): Operator => ({
  subject,
  name,
  address,
  signature,
});

/** As it is shown and kept: the fault in words alone, for its own text may quote what a message tells of people. */
function outcomeOf({ failing, ...result }: ReplayResult): ReplayOutcome {
  if (!failing) return result;
  const { type, cause, detail } = failing;
  return {
    ...result,
    failing: { ...(type === null ? {} : { type }), inWords: faultWords(cause, detail) },
  };
}
