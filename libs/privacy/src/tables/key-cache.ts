import type { DataKey } from '../fields/data-key';

interface Entry {
  key: DataKey;
  until: number;
}

/** Unwrapped keys used lately. What another instance has erased is forgotten here within `forMs`. */
export class KeyCache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly most = 5000,
    private readonly forMs = 60_000,
  ) {}

  get(caseId: string): DataKey | undefined {
    const entry = this.entries.get(caseId);
    if (!entry) return undefined;
    this.entries.delete(caseId);
    if (entry.until < Date.now()) return undefined;
    this.entries.set(caseId, entry); // last in the order: used last
    return entry.key;
  }

  put(key: DataKey): void {
    this.entries.set(key.owner, { key, until: Date.now() + this.forMs });
    if (this.entries.size > this.most) this.entries.delete(this.entries.keys().next().value!);
  }

  drop(caseId: string): void {
    this.entries.delete(caseId);
  }
}
