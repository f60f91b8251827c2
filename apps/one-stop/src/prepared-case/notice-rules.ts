import type { FieldFault, HealthNotice } from '@lien-thong/contracts';
import { dueOf, limitRow, scopeOfCommune, type Law, type findCommune as FindCommune } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';

/** What is known of a notice before it is told again. */
export interface KnownNotice {
  revision: number;
  withdrawn: boolean;
}

/** Codes of the refusal; a notice that is `fit` is kept. */
export type Fitness = 'fit' | 'notice-already-told' | 'notice-unknown' | 'notice-withdrawn';

/**
 * Whether what the facility tells now follows from what it told before. A replayed notice is no newer than the one that is
 * known; one that was withdrawn is not brought back, its facility issues another.
 */
export function fitnessOf({ act, revision }: HealthNotice, known: KnownNotice | undefined): Fitness {
  if (!known) return act === 'withdrawn' ? 'notice-unknown' : 'fit';
  if (revision <= known.revision || act === 'issued') return 'notice-already-told';
  return known.withdrawn ? 'notice-withdrawn' : 'fit';
}

/** How far a facility's clock may be ahead of ours. */
const SKEW_MS = 5 * 60_000;

const fault = (pointer: string, code: string, message: string): FieldFault => ({ pointer, code, message });

/** What is wrong with a notice whose fields are each well formed. */
export function noticeFaults(
  { deceased, death, issuedAt }: HealthNotice,
  { now, findCommune }: { now: Date; findCommune: typeof FindCommune },
): FieldFault[] {
  const faults: FieldFault[] = [];
  const home = findCommune(deceased.lastResidence.commune);
  if (home?.provinceCode !== deceased.lastResidence.province)
    faults.push(
      fault(
        '/notice/deceased/lastResidence/commune',
        'unknown-commune',
        'Không có xã, phường mang mã này trong tỉnh, thành phố đã ghi.',
      ),
    );
  if (new Date(issuedAt).getTime() > now.getTime() + SKEW_MS)
    faults.push(fault('/notice/issuedAt', 'in-the-future', 'Giấy báo tử không thể cấp sau bây giờ.'));
  if (death.date > dayOf(new Date(issuedAt)))
    faults.push(fault('/notice/death/date', 'after-notice', 'Ngày mất không thể sau ngày cấp giấy báo tử.'));
  if (death.date.slice(0, deceased.birthDate.length) < deceased.birthDate)
    faults.push(fault('/notice/death/date', 'before-birth', 'Ngày mất không thể trước ngày sinh.'));
  return faults;
}

/** By when the facility has to tell what it did: four of its working hours (Decree 63/2024 art. 11). */
export function tellingDue(law: Law, { issuedAt, deceased }: HealthNotice): Date {
  const scope = scopeOfCommune(deceased.lastResidence.commune);
  const row = limitRow(law, 'send-death-notice', dayOf(new Date(issuedAt)), scope);
  return new Date(dueOf(law, row, { receivedAt: issuedAt }, { scope }).dueAt!);
}
