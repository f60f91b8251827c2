const NOWHERE = 'http://nowhere.invalid';

/** Where to go after signing in: a path of ours, whatever was asked for. `//host` and `/\host` are none. */
export function localPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/';
  const address = URL.parse(given, NOWHERE);
  return address?.origin === NOWHERE ? `${address.pathname}${address.search}` : '/';
}
