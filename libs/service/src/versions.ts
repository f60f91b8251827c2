import { Problem } from './problem';

export const etagOf = (version: number): string => `"${version}"`;

/** @throws Problem 412 when the sender saw another version than there is now. */
export function checkVersion(ifMatch: string | undefined, version: number, title: string): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(version))
    throw new Problem(412, 'changed-meanwhile', title);
}
