import type { Task } from '@lien-thong/desk';

/** What every task of the registry has alike: it lies in the commune, and an extract is what is signed. */
export const AT_THE_REGISTRY = {
  offices: ['civil-registration'],
  actions: {
    list: 'registration.list',
    prepare: 'registration.prepare',
    sign: 'registration.sign',
  },
  signs: 'extract',
  officeOf: () => 'civil-registration',
  seatOf: (_: unknown, commune: string) => commune,
} as const satisfies Partial<Task<never, never>>;
