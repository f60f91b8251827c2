import type { DeregistrationRefusal, Extract } from '@lien-thong/contracts';
import { articleOf, limitRow, type Law } from '@lien-thong/law';
import { sameName } from './same-name';

/** A line of the register of residents, as far as the decision needs it. */
export interface Resident {
  /** The hash that the register finds the person by. */
  person: string;
  fullName: string;
  birthDate: string;
  commune: string;
  householdNumber: string;
  deregisteredOn: string | null;
}

export type Decision =
  | { answer: 'approve'; resident: Resident }
  | { answer: 'refuse'; reason: DeregistrationRefusal; ground: string };

interface Application {
  extract: Pick<Extract, 'deceased'>;
}

const GROUNDS = {
  'person-not-found': 'Không tìm thấy đăng ký thường trú của người được khai tử',
  'several-alike':
    'Có nhiều người cùng họ tên, ngày sinh trong xã, phường mà dữ liệu khai tử không có số định danh',
  'identity-differs': 'Họ tên hoặc ngày sinh trong dữ liệu khai tử khác với người mang số định danh này',
  'already-removed': 'Đăng ký thường trú của người này đã được xóa từ trước',
} as const;

type Finding = keyof typeof GROUNDS;

/** The reason each finding is told as. */
const REASONS: Record<Finding, DeregistrationRefusal> = {
  'person-not-found': 'person-not-found',
  'several-alike': 'person-not-found',
  'identity-differs': 'identity-differs',
  'already-removed': 'already-removed',
};

export const refuse = (finding: Finding, law: Law, today: string): Decision => ({
  answer: 'refuse',
  reason: REASONS[finding],
  ground: `${GROUNDS[finding]} (${articleOf(limitRow(law, 'deregister-residence', today).source)}).`,
});

/**
 * Decides on deleting a permanent residence registration (Law on Residence 2020 art. 24.1.a: death).
 * @param candidates whom the register knows by the personal id or, where the extract has none, by name, birth date
 *   and commune
 */
export function deregisterResidence(
  { extract }: Application,
  candidates: readonly Resident[],
  law: Law,
  today: string,
): Decision {
  const [resident, another] = remaining(candidates);
  if (another) return refuse('several-alike', law, today);
  if (!resident) return refuse('person-not-found', law, today);
  if (!isSamePerson(extract.deceased, resident)) return refuse('identity-differs', law, today);
  if (resident.deregisteredOn) return refuse('already-removed', law, today);
  return { answer: 'approve', resident };
}

/** Those who are registered still; only where there is none, those who were. */
function remaining(candidates: readonly Resident[]): readonly Resident[] {
  const registered = candidates.filter(({ deregisteredOn }) => !deregisteredOn);
  return registered.length ? registered : candidates.slice(0, 1);
}

type Identity = Pick<Resident, 'fullName' | 'birthDate'>;

/** A birth date of which one side knows only the year or the month agrees with any day in it. */
const isSamePerson = (one: Identity, other: Identity): boolean =>
  sameName(one.fullName, other.fullName) &&
  (one.birthDate.startsWith(other.birthDate) || other.birthDate.startsWith(one.birthDate));
