import type { Attachment, Declaration } from '@lien-thong/contracts';
import { isoOf, timeOf, typedOf } from '../days';

/** The declaration as it is typed: every part is there, every word and number is text. */
type Typed<T> = T extends boolean
  ? boolean
  : T extends string | number
    ? string
    : T extends (infer One)[]
      ? Typed<One>[]
      : { [K in keyof T]-?: Typed<NonNullable<T[K]>> };

/** Who helped is told by the office that did, not typed into this form. */
export type FormValues = Omit<Typed<Declaration>, 'attachments' | 'assistedBy'> & {
  attachments: Attachment[];
};
export type TypedSurvivor = FormValues['benefit']['survivors'][number];

export const BLANK_SURVIVOR: TypedSurvivor = {
  fullName: '',
  birthDate: '',
  relation: '',
  personalId: '',
  disabled: false,
  withoutCarer: false,
};

export const BLANK: FormValues = {
  channel: 'desk',
  commune: '',
  procedures: ['death-registration', 'residence-deletion'],
  requester: { fullName: '', personalId: '', relation: '', phone: '', email: '', language: '', address: '' },
  deceased: {
    familyName: '',
    middleName: '',
    givenName: '',
    birthDate: '',
    sex: '',
    ethnicity: 'Kinh',
    nationality: 'Việt Nam',
    personalId: '',
    identity: { kind: '', number: '', issuedOn: '', issuedBy: '' },
    lastResidence: { kind: 'permanent', province: '', commune: '', detail: '' },
  },
  death: {
    date: '',
    time: '',
    kind: '',
    place: { province: '', commune: '', detail: '' },
    cause: '',
    notice: { kind: '', number: '', issuedOn: '', issuer: '' },
  },
  diedAbroadIn: '',
  householdHead: { isRequester: false, fullName: '', personalId: '', relation: '' },
  benefit: { categories: [], insuranceNumber: '', beneficiaryNumber: '', survivors: [] },
  payee: {
    isRequester: true,
    fullName: '',
    personalId: '',
    relation: '',
    homeTown: '',
    method: 'bank-transfer',
    account: { bank: '', number: '', holder: '' },
  },
  copies: '1',
  delivery: { method: 'desk', address: '' },
  attachments: [],
  notSamePersonBecause: '',
  note: '',
};

type Tree = { [key: string]: unknown };

const withoutBlanks = (text: string) => text.replace(/\s/g, '');

/** How what is typed becomes what is sent, by the field's name. */
const SENT: Record<string, (typed: string) => unknown> = {
  birthDate: isoOf,
  issuedOn: isoOf,
  date: isoOf,
  time: timeOf,
  personalId: withoutBlanks,
  phone: withoutBlanks,
  copies: (typed) => (/^\d+$/.test(typed) ? Number(typed) : typed),
};

function sent(value: unknown, name = ''): unknown {
  if (typeof value === 'string')
    return value.trim() === '' ? undefined : (SENT[name] ?? String)(value.trim());
  if (Array.isArray(value)) return value.map((one) => sent(one));
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).map(([key, inner]) => [key, sent(inner, key)] as const);
  return Object.fromEntries(filled.filter(([, inner]) => inner !== undefined));
}

/** A part that need not be filled in is left out when nothing of it is. */
const unlessEmpty = (part: unknown) => (Object.keys(part as Tree).length ? part : undefined);

export const claimsBenefit = (procedures: readonly string[]): boolean =>
  procedures.includes('funeral-allowance') || procedures.includes('survivors-benefit');

/** What the API is sent. It judges; nothing is checked here, so that there is one judge. */
export function declarationOf(values: FormValues): Tree {
  const all = sent(values) as { [K in keyof FormValues]: Tree };
  const { fullName, personalId, relation } = all.requester;
  const copied = (person: { isRequester: boolean }) =>
    person.isRequester ? { fullName, personalId, relation } : {};
  const { survivors, ...claim } = all.benefit;
  const claims = claimsBenefit(values.procedures);
  const whole: Tree = {
    ...all,
    deceased: { ...all.deceased, identity: unlessEmpty(all.deceased['identity']) },
    death: { ...all.death, notice: unlessEmpty(all.death['notice']) },
    householdHead: { ...all.householdHead, ...copied(values.householdHead) },
    benefit: claims
      ? { ...claim, ...(values.procedures.includes('survivors-benefit') && { survivors }) }
      : undefined,
    payee: claims
      ? {
          ...all.payee,
          ...copied(values.payee),
          account: values.payee.method === 'bank-transfer' ? unlessEmpty(all.payee['account']) : undefined,
        }
      : undefined,
    notSamePersonBecause: values.channel === 'desk' ? all.notSamePersonBecause : undefined,
  };
  return JSON.parse(JSON.stringify(whole)) as Tree;
}

const DAYS = new Set(['birthDate', 'issuedOn', 'date']);

function typed(given: unknown, blank: unknown, name = ''): unknown {
  if (given === undefined) return blank;
  if (typeof given === 'number') return String(given);
  if (typeof given === 'string') return DAYS.has(name) ? typedOf(given) : given;
  if (Array.isArray(given) || typeof given !== 'object') return given;
  const parts = { ...(blank as Tree), ...given };
  return Object.fromEntries(
    Object.keys(parts).map((key) => [key, typed((given as Tree)[key], (blank as Tree)[key], key)]),
  );
}

/** A declaration back in the form, as it would have been typed. */
export function valuesOf(declaration: Declaration): FormValues {
  const { attachments, benefit, ...rest } = declaration;
  return {
    ...(typed(rest, { ...BLANK, attachments: undefined }) as FormValues),
    benefit: {
      ...(typed(benefit ?? {}, BLANK.benefit) as FormValues['benefit']),
      survivors: (benefit?.survivors ?? []).map((one) => typed(one, BLANK_SURVIVOR) as TypedSurvivor),
    },
    attachments,
  };
}
