import { Allows } from '@lien-thong/access';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Injectable, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

export type HealthCheck = () => Promise<void>;

/** Longer than the deadline of any call to the broker or the database, which says more of what is wrong. */
const CHECKED_WITHIN_MS = 6000;

const late = async (ms: number): Promise<never> => {
  await pause(ms, undefined, { ref: false });
  throw new Error(`no answer within ${ms} ms`);
};

/** What a service needs before it can serve; whoever brings a need adds its check. */
@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  /** One that does not answer in time is down: whoever asks for readiness must not be kept waiting, either. */
  async run(): Promise<Record<string, 'up' | 'down'>> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          await Promise.race([check(), late(CHECKED_WITHIN_MS)]);
          return [name, 'up'] as const;
        } catch {
          return [name, 'down'] as const;
        }
      }),
    );
    return Object.fromEntries(results);
  }
}

@ApiExcludeController()
@Allows('health.read')
@Controller('health')
export class HealthController {
  constructor(private readonly checks: HealthChecks) {}

  /** The process answers; says nothing of its database or broker, so that they do not get it restarted. */
  @Get('live')
  live() {
    return { status: 'up' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const parts = await this.checks.run();
    const up = Object.values(parts).every((state) => state === 'up');
    void reply.status(up ? 200 : 503);
    return { status: up ? 'up' : 'down', parts };
  }
}
