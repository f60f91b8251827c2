/**
 * Splits a batch into waves, in order: within a wave no two messages share a case or a person. So a handler that
 * gets a whole wave at once never holds two of one case, order within a case holds, and what a wave looks up
 * includes what the wave before it wrote.
 */
export function waves<M>(messages: readonly M[], keysOf: (message: M) => readonly string[]): M[][] {
  const result: M[][] = [];
  const lastWaveOf = new Map<string, number>();
  for (const message of messages) {
    const keys = keysOf(message);
    const wave = 1 + Math.max(-1, ...keys.map((key) => lastWaveOf.get(key) ?? -1));
    for (const key of keys) lastWaveOf.set(key, wave);
    (result[wave] ??= []).push(message);
  }
  return result;
}
