export type EmbeddedFaultCode =
  | 'port-busy'
  | 'java-missing'
  | 'maven-missing'
  | 'jars-missing'
  | 'disk-full'
  | 'no-permission'
  | 'start-failed'
  | 'not-supported';

/** Why a part of the embedded system cannot run. The message is one line that says what to do. */
export class EmbeddedFault extends Error {
  constructor(
    readonly code: EmbeddedFaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'EmbeddedFault';
  }
}

export const NO_SPACE = /No space left on device/i;

export const diskFull = (what: string) =>
  new EmbeddedFault('disk-full', `The disk is full: ${what}. Free some space and start again.`);

const MEANING: Record<string, (path: string, what: string) => EmbeddedFault> = {
  ENOSPC: (_path, what) => diskFull(what),
  EDQUOT: (_path, what) => diskFull(what),
  EACCES: (path, what) => noPermission(path, what),
  EPERM: (path, what) => noPermission(path, what),
  EROFS: (path, what) => noPermission(path, what),
};

const noPermission = (path: string, what: string) =>
  new EmbeddedFault(
    'no-permission',
    `${path || 'A folder'} may not be written by this user, so ${what}: start as its owner, or choose another data folder.`,
  );

/** Runs `work`; a full disk or a folder of somebody else's becomes one line that says `what` could not be done. */
export async function plainly<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const { code = '', path = '' } = fault as NodeJS.ErrnoException;
    throw MEANING[code]?.(path, what) ?? fault;
  }
}
