import { setTimeout as pause } from 'node:timers/promises';
import { Client, openLoop, verifyEventually, Watch, type Verdict } from '@lien-thong/bench';
import {
  bringAttachments,
  launch,
  LOAD_DESK,
  UNLIMITED,
  type ProcessName,
  type System,
} from '@lien-thong/dev';
import { declarations } from '@lien-thong/synthetic';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Killed in this order, one after the other, while cases keep coming. */
const VICTIMS: readonly ProcessName[] = [
  'one-stop',
  'civil-registration',
  'residence',
  'social-insurance',
  'notifications',
  'monitoring',
  'identity',
  'postgres',
  'kafka',
];

export interface KillOptions {
  cases: number;
  /** Cases filed a second, whatever is dead at the moment. */
  rate: number;
  portBase: number;
  seed: number;
  tell?: (line: string) => void;
}

export interface KillResult extends Verdict {
  accepted: number;
  ended: number;
  /** From the kill until the part was ready again, in ms. */
  restarted: Record<string, number>;
  /** From the last filing until the last case had ended. */
  drain_ms: number;
  longest_ms: number;
  retries: number;
  seconds: number;
}

/** kill -9 of every part in turn under load; a supervisor starts each again. Every case must end, every effect be once. */
export async function killEach({
  cases,
  rate,
  portBase,
  seed,
  tell = () => undefined,
}: KillOptions): Promise<KillResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lien-thong-fault-'));
  const people = Math.max(10_000, cases * 6);
  const system = await launch({
    dataDir,
    portBase,
    population: { seed, people },
    supervise: true,
    logLevel: 'warn',
    environment: UNLIMITED,
    tell,
  });
  const officer = system.signIn(LOAD_DESK);
  const client = new Client(system.urls['one-stop'], officer);
  const watch = new Watch(system.databaseUrl('one-stop'));
  const started = Date.now();
  try {
    await bringAttachments(system.urls['one-stop'], officer);
    watch.start();
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const endless = declarations({ seed, people, today, mixture: 'plain', channels: {} });
    let accepted = 0;
    const next = () => {
      accepted++;
      return JSON.stringify(endless.next().value.declaration);
    };
    const seconds = cases / rate;
    const killing = killInTurn(system, (seconds * 1000) / (VICTIMS.length + 1), tell);
    await openLoop({ client, watch, next }, rate, Date.now() + seconds * 1000);
    const restarted = await killing;
    const filed = Date.now();
    await watch.drained(180_000);
    const verdict = await verifyEventually(system, accepted, 120_000);
    return {
      ...verdict,
      verified: verdict.verified && watch.open.size === 0,
      accepted,
      ended: watch.ended.length,
      restarted,
      drain_ms: Date.now() - filed,
      longest_ms: Math.max(...watch.ended.map((seen) => seen.endedAt! - seen.acceptedAt)),
      retries: client.retries,
      seconds: Math.round((Date.now() - started) / 1000),
    };
  } finally {
    await watch.stop().catch(() => undefined);
    await client.close().catch(() => undefined);
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function killInTurn(
  system: System,
  everyMs: number,
  tell: (line: string) => void,
): Promise<Record<string, number>> {
  const restarted: Record<string, number> = {};
  for (const name of VICTIMS) {
    await pause(everyMs);
    const part = system.process(name);
    const pid = part.pid;
    const from = Date.now();
    tell(`kill -9 ${name} (${pid})`);
    await part.kill();
    while (system.process(name).pid === pid) await pause(20);
    await system.backUp(120_000);
    restarted[name] = Date.now() - from;
  }
  return restarted;
}
