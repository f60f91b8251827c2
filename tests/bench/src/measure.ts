import type { System } from '@lien-thong/dev';
import type { BenchOptions } from './options';
import { closedLoop, openLoop, type Drive, type Seen, type Watch } from './load';

export interface Measured {
  cases_per_s: number;
  p50_ms: number;
  p99_ms: number;
  max_ms: number;
  /** Of the POST alone. */
  accept_p50_ms: number;
  accept_p99_ms: number;
  ended: number;
  still_open_at_end: number;
  drain_ms: number;
  retries: number;
  cpu_cores: Record<string, number>;
  memory_mb: Record<string, number>;
}

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const round = (n: number, digits = 1) => Number(n.toFixed(digits));

interface Use {
  cpuSeconds: number;
  rssBytes: number;
}

/** This process counts as `load`: it shares the machine with what it measures. */
function useNow(system: System): Record<string, Use> {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const of = Object.entries(system.cpuAndMemory()).map(([name, use]) => [
    name,
    { cpuSeconds: (use?.userSeconds ?? 0) + (use?.systemSeconds ?? 0), rssBytes: use?.rssBytes ?? 0 },
  ]);
  return {
    ...Object.fromEntries(of),
    load: { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, rssBytes: process.memoryUsage().rss },
  } as Record<string, Use>;
}

/** Warms up, drives and waits for the last case; figures are of the part after the warm-up. */
export async function measure(
  system: System,
  drive: Drive,
  { seconds, warmUpSeconds, clients, rate }: BenchOptions,
): Promise<Measured> {
  const { watch, client } = drive;
  watch.ended.length = 0;
  const retriesBefore = client.retries;
  const from = Date.now() + warmUpSeconds * 1000;
  const until = from + seconds * 1000;
  let before = useNow(system);
  let after = before;
  let openAtEnd = 0;
  const marks = [
    setTimeout(() => (before = useNow(system)), from - Date.now()),
    setTimeout(() => {
      after = useNow(system);
      openAtEnd = watch.open.size;
    }, until - Date.now()),
  ];
  if (rate) await openLoop(drive, rate, until);
  else await closedLoop(drive, clients!, until);
  const drained = Date.now();
  await watch.drained(120_000);
  marks.forEach(clearTimeout);
  return {
    ...latencies(watch, from, until, seconds, rate !== undefined),
    still_open_at_end: openAtEnd,
    drain_ms: Date.now() - drained,
    retries: client.retries - retriesBefore,
    cpu_cores: Object.fromEntries(
      Object.keys(after).map((name) => [
        name,
        round(((after[name]?.cpuSeconds ?? 0) - (before[name]?.cpuSeconds ?? 0)) / seconds, 2),
      ]),
    ),
    memory_mb: Object.fromEntries(
      Object.entries(after).map(([name, { rssBytes }]) => [name, Math.round(rssBytes / 1024 / 1024)]),
    ),
  };
}

/** In an open loop those count that were sent in the measured part; in a closed one those that ended in it. */
function latencies(watch: Watch, from: number, until: number, seconds: number, open: boolean) {
  const within = (t: number) => t >= from && t < until;
  const counted = watch.ended.filter((seen: Seen) => within(open ? seen.sentAt : seen.endedAt!));
  const sorted = (of: (seen: Seen) => number) => counted.map(of).sort((a, b) => a - b);
  const whole = sorted((s) => s.endedAt! - s.acceptedAt);
  const accept = sorted((s) => s.acceptedAt - s.sentAt);
  const endedWithin = watch.ended.filter((seen) => within(seen.endedAt!)).length;
  return {
    cases_per_s: round(endedWithin / seconds),
    p50_ms: round(percentile(whole, 0.5)),
    p99_ms: round(percentile(whole, 0.99)),
    max_ms: round(whole.at(-1) ?? Number.NaN),
    accept_p50_ms: round(percentile(accept, 0.5)),
    accept_p99_ms: round(percentile(accept, 0.99)),
    ended: counted.length,
  };
}
