import { portFree } from '@lien-thong/embedded';
import { rmSync, statfsSync } from 'node:fs';
import { DevFault } from './dev-fault';
import type { DataFolders } from './folders';
import type { PortName, Ports } from './ports';

/** A new cluster, Kafka's log and 10 000 people take about 250 MB; the rest is room to run in. */
const LEAST_FREE_BYTES = 600e6;

/** @throws DevFault `disk-full` */
export function needSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < LEAST_FREE_BYTES)
    throw new DevFault(
      'disk-full',
      `Only ${Math.round(free / 1e6)} MB are free where ${folder} is, ${LEAST_FREE_BYTES / 1e6} MB are needed: free some space, or take another folder with --data.`,
    );
}

const LEFT_BEHIND_MS = 15_000;
const POLL_MS = 100;

/**
 * What a run that was killed has left ends by itself in a moment and is waited for.
 * @throws DevFault `port-busy` naming every port that another program has
 */
export async function needPorts(ports: Ports, leftBehind: boolean): Promise<void> {
  const deadline = performance.now() + (leftBehind ? LEFT_BEHIND_MS : 0);
  for (;;) {
    const named = Object.keys(ports) as PortName[];
    const free = await Promise.all(named.map((name) => portFree(ports[name])));
    const busy = named.filter((_, index) => !free[index]);
    if (!busy.length) return;
    if (performance.now() > deadline)
      throw new DevFault(
        'port-busy',
        `In use by another program: ${busy.map((name) => `port ${ports[name]} (for ${name})`).join(', ')}. End that program, or choose other ports with --port-base.`,
      );
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Throws away what a system keeps; other files that may lie in the folder stay. */
export function forget(folders: DataFolders): void {
  const { postgres, kafka, logs, population, attachments, secrets, migrated, appointed } = folders;
  for (const path of [postgres, kafka, logs, population, attachments, secrets, migrated, appointed])
    rmSync(path, { recursive: true, force: true });
}
