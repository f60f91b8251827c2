import { existsSync, readFileSync } from 'node:fs';

/** Whether a process of this id runs. One that has ended and waits to be collected does not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'latin1'));
}

/**
 * The process named on the first line of `pidFile` if it still runs and works on `folder`: process ids are used
 * again, so that its command line must name the folder.
 */
export function leftBehind(pidFile: string, folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return alive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) ? pid : undefined;
  } catch {
    return undefined;
  }
}
