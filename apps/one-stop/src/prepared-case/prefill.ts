import type { HealthNotice, Prefill } from '@lien-thong/contracts';
import { dayOf } from '@lien-thong/service';

/** The declaration as far as the notice answers it, and which of its fields the family need not look up. */
export function prefillOf({ deceased, death, number, facilityName, issuedAt }: HealthNotice): Prefill {
  const told = {
    deceased,
    death: {
      ...death,
      kind: 'health-facility',
      notice: {
        kind: 'death-notice',
        number,
        issuedOn: dayOf(new Date(issuedAt)),
        issuer: facilityName,
      },
    },
  } as const;
  return {
    declaration: { commune: deceased.lastResidence.commune, ...told },
    fromNotice: pointersIn(told),
  };
}

const pointersIn = (value: object, at = ''): string[] =>
  Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (member === undefined) return [];
    const pointer = `${at}/${name}`;
    return typeof member === 'object' && member !== null ? pointersIn(member, pointer) : [pointer];
  });
