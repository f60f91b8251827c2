import { userInfo } from 'node:os';

/** Who did something: a caller is one, and so is the system where a rule decides without a person. */
export interface Actor {
  /** The `sub` of a person, the `client_id` of a program, `system`. */
  readonly subject: string;
  readonly name: string;
  /** The address the request came from; empty where there was none. */
  readonly address: string;
}

/** Straight through, by rule; the entry's reason is the ground that the rule gave. */
export const SYSTEM: Actor = { subject: 'system', name: 'Hệ thống', address: '' };

/** Whoever runs a command of a service on its machine, as the machine knows them. */
export function commandLine(): Actor {
  return { subject: 'command-line', name: `Dòng lệnh (${machineUser()})`, address: '' };
}

/** A container may run as a number that has no name. */
function machineUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}
