/** No answer came in time; whether what was asked for happened is not known. */
export class Late extends Error {}

/** @throws Late when `work` has not settled after `ms`; it goes on, but nobody waits for it */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`${what} was not answered within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
