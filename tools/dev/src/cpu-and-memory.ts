import { readFileSync } from 'node:fs';

/** The clock tick and the page of every Linux this runs on. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

export interface ProcessUse {
  pid: number;
  userSeconds: number;
  systemSeconds: number;
  rssBytes: number;
}

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets. */
export function useFrom(pid: number, stat: string, children = false): ProcessUse {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const number = (field: number) => Number(fields[field - 3]);
  const ended = (field: number) => (children ? number(field) : 0);
  return {
    pid,
    userSeconds: (number(14) + ended(16)) / TICKS_PER_SECOND,
    systemSeconds: (number(15) + ended(17)) / TICKS_PER_SECOND,
    rssBytes: number(24) * PAGE_BYTES,
  };
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

const readUse = (pid: number, ended = false): ProcessUse =>
  useFrom(pid, readFileSync(`/proc/${pid}/stat`, 'utf8'), ended);

/** Of the process alone; undefined when there is none. */
export function useOf(pid: number): ProcessUse | undefined {
  try {
    return readUse(pid);
  } catch {
    return undefined;
  }
}

/**
 * Of the process and its children, those that have ended included: PostgreSQL is one process a connection. The shared
 * memory is counted once for each child that touched it, so that the sum of memory is an upper bound.
 */
export function useOfFamily(pid: number): ProcessUse | undefined {
  try {
    const family = [readUse(pid, true), ...childrenOf(pid).flatMap((child) => useOf(child) ?? [])];
    return {
      pid,
      userSeconds: family.reduce((sum, each) => sum + each.userSeconds, 0),
      systemSeconds: family.reduce((sum, each) => sum + each.systemSeconds, 0),
      rssBytes: family.reduce((sum, each) => sum + each.rssBytes, 0),
    };
  } catch {
    return undefined;
  }
}
