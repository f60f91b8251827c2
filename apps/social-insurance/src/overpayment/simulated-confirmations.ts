import type { Actor } from '@lien-thong/audit';
import type { Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Clock, Rounds } from '@lien-thong/service';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { monthOf } from '../payment/month';
import { BenefitStop } from './benefit-stop.entity';
import { confirmStops } from './confirm-stops';

const LOOK_EVERY_MS = 1000;
const MOST = 200;

const SIMULATED: Actor = { subject: 'simulated-payer', name: 'Nơi chi trả mô phỏng', address: '' };

/**
 * Stands in for payers that this system is not connected with: confirms by itself what was asked, as paid through the
 * month that the register says, else the month of death. Only where the setting `STOPS_CONFIRMED_BY` names it.
 */
@Injectable()
export class SimulatedConfirmations implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds({
    name: 'simulated-payer',
    everyMs: LOOK_EVERY_MS,
    run: (stopping) => this.look(stopping),
  });

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(stopping: () => boolean): Promise<void> {
    while (!stopping() && (await this.confirm()) === MOST);
  }

  /** @returns how many were confirmed */
  private confirm(): Promise<number> {
    return this.unit.run(async (work: Work<Law>) => {
      const stops = await work.db.find(BenefitStop, {
        where: { state: 'open' },
        order: { line: 'asc' },
        take: MOST,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      const confirmations = stops.map((stop) => ({
        stop,
        paidThrough: stop.paidThrough ?? monthOf(stop.diedOn),
      }));
      if (stops.length) await confirmStops(work, confirmations, { actor: SIMULATED, clock: this.clock });
      return stops.length;
    });
  }
}
