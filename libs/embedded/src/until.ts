const POLL_MS = 25;

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is yes; false when it was not yes within the time. */
export async function until(question: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!(await question())) {
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}
