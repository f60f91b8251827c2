import { dayShort, figure, word, type RowNames } from './words';

/** A part of a value that reads better as a phrase than as a list of fields. */
interface Phrase {
  /** The fields that the phrase says; it is used where the first of them is there. */
  readonly fields: readonly string[];
  readonly says: (value: never, names: RowNames) => string;
}

interface LimitValue {
  n: number;
  unit: string;
  stages?: readonly { desk?: string; n: number }[];
}

interface AmountValue {
  times?: number;
  parameter?: string;
  sameAs?: string;
}

const amount = ({ times, parameter, sameAs }: AmountValue, names: RowNames): string => {
  if (sameAs !== undefined) return `bằng mức của ${word(sameAs, names)}`;
  const of = word(parameter ?? '', names);
  return times === 1 ? of : `${figure(times ?? 0)} × ${of}`;
};

const PHRASES: readonly Phrase[] = [
  {
    fields: ['unit', 'n', 'stages'],
    says: ({ n, unit, stages }: LimitValue, names) => {
      const whole = unit === 'same-day' ? word(unit, names) : `${figure(n)} ${word(unit, names)}`;
      const parts = stages
        ?.map(({ desk, n: own }) => `${desk === undefined ? '' : `${word(desk, names)} `}${figure(own)}`)
        .join(' + ');
      return parts === undefined ? whole : `${whole} (${parts})`;
    },
  },
  { fields: ['sameAs', 'times', 'parameter'], says: amount },
  { fields: ['times', 'parameter'], says: amount },
  {
    fields: ['fact', 'atLeast', 'otherwise'],
    says: ({ fact, atLeast }: { fact: string; atLeast?: number }, names) =>
      `${word(fact, names)}${atLeast === undefined ? '' : ` từ ${figure(atLeast)} trở lên`}`,
  },
  {
    fields: ['day', 'kind'],
    says: ({ day, kind }: { day: string; kind?: string }, names) =>
      `${dayShort(day)}${kind === undefined ? '' : ` ${word(kind, names)}`}`,
  },
  {
    fields: ['everyYear', 'kind'],
    says: ({ everyYear, kind }: { everyYear: string; kind?: string }, names) =>
      `${dayShort(everyYear)} hằng năm${kind === undefined ? '' : `, ${word(kind, names)}`}`,
  },
];

/** The phrase for a value, and the fields that are still to be said. */
export function phraseOf(
  value: Readonly<Record<string, unknown>>,
  names: RowNames,
): { said: string; rest: Record<string, unknown> } {
  const phrase = PHRASES.find(({ fields }) => value[fields[0]!] !== undefined && fits(value, fields));
  if (!phrase) return { said: '', rest: value };
  const rest = Object.entries(value).filter(([field]) => !phrase.fields.includes(field));
  return { said: phrase.says(value as never, names), rest: Object.fromEntries(rest) };
}

/** A unit is a phrase only with its number, and a day only where it says what kind of day it is. */
const fits = (value: Readonly<Record<string, unknown>>, [first, second]: readonly string[]): boolean =>
  first === 'fact' || first === 'sameAs' || value[second!] !== undefined;
