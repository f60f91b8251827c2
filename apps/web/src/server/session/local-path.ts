const NOWHERE = 'http://nowhere.invalid';

/**
 * Where to go after signing in: a path of ours, whatever was asked for. `//host` and `/\host` are none, nor is what
 * becomes one when its dots are resolved, such as `/.//host`.
 */
export function localPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/';
  const address = URL.parse(given, NOWHERE);
  if (address?.origin !== NOWHERE || address.pathname.startsWith('//')) return '/';
  return `${address.pathname}${address.search}`;
}
