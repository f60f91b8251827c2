import { dayInWords, findCommune, LawQuestionError, provinces, type Day, type Law } from '@lien-thong/law';

/** What a question says of time and place, where a family or an officer would say it. */
interface Asked {
  readonly province?: string;
  readonly commune?: string;
  readonly diedOn: Day;
  readonly receivedOn?: Day;
}

/** Refuses a place that is none, and days that cannot be: the shape of a field is right already. */
export function checkAsked(law: Law, { province, commune, diedOn, receivedOn }: Asked): void {
  if (province !== undefined && !provinces().some(({ code }) => code === province))
    throw new LawQuestionError('province', 'unknown-province', `Không có tỉnh nào mang mã "${province}".`);
  if (commune !== undefined && !findCommune(commune))
    throw new LawQuestionError('commune', 'unknown-commune', `Không có xã, phường nào mang mã "${commune}".`);
  checkDay(law, 'diedOn', 'Ngày mất', diedOn);
  if (receivedOn === undefined) return;
  checkDay(law, 'receivedOn', 'Ngày tiếp nhận', receivedOn);
  if (receivedOn < diedOn)
    throw new LawQuestionError('receivedOn', 'before-death', 'Ngày tiếp nhận: không thể trước ngày mất.');
}

/** The rows say nothing of days far ahead, though the last of them is open. */
export function checkDay({ calendar }: Law, field: string, name: string, day: Day): void {
  if (day > calendar.last)
    throw new LawQuestionError(
      field,
      'outside-calendar',
      `${name}: dữ liệu luật chỉ ghi đến ${dayInWords(calendar.last)}.`,
    );
}
