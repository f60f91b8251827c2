import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DevFault } from './dev-fault';

/** When the process began, in clock ticks since boot: a process id is used again, the pair is not. */
function bornAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function holderOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const [pid, born] = readFileSync(file, 'utf8').trim().split(' ');
  return born !== undefined && bornAt(Number(pid)) === born ? Number(pid) : undefined;
}

export interface Lock {
  release(): void;
  /** Whether the run before did not end well: what it started may be just about to end. */
  leftBehind: boolean;
}

/**
 * Keeps a data folder for this process alone.
 * @throws DevFault `in-use` naming the process that has it
 */
export function lock(file: string): Lock {
  mkdirSync(dirname(file), { recursive: true });
  const holder = holderOf(file);
  if (holder !== undefined)
    throw new DevFault(
      'in-use',
      `${dirname(file)} is in use by process ${holder}: it runs already. End it (kill ${holder}), or choose another folder with --data and other ports with --port-base.`,
    );
  const leftBehind = existsSync(file);
  rmSync(file, { force: true });
  try {
    writeFileSync(file, `${process.pid} ${bornAt(process.pid) ?? '-'}\n`, { flag: 'wx' });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    throw new DevFault('in-use', `${dirname(file)} was taken by another start at the same moment.`);
  }
  return { release: () => rmSync(file, { force: true }), leftBehind };
}
