import { isDay, localTime } from '../calendar/days';
import { dayInFigures } from '../calendar/sentences';
import type { Law } from '../rows/law';
import { LawQuestionError } from '../rows/law-question-error';
import type { Day, Scope } from '../rows/row';
import { findCommune, provinces } from '../units/units';
import { BENEFIT_CATEGORIES, type BenefitCategory } from '../words';
import type { Pause } from './pauses';

export interface DeadlineQuestion {
  /** A procedure code or an earlier one, e.g. '1.000656', a key of `procedures`, or a key of `deadlines`. */
  readonly procedure: string;
  /** An instant, ISO 8601 with its offset: the receipt, or what sets off a duty. */
  readonly receivedAt: string;
  readonly channel?: 'desk' | 'online' | 'post';
  readonly category?: BenefitCategory;
  readonly province?: string;
  /** Its province is looked up. */
  readonly commune?: string;
  /** Phải xác minh: the longer limit of a matter that must be verified. */
  readonly verification?: boolean;
  readonly pauses?: readonly Pause[];
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The day of receipt at the office; throws a LawQuestionError for what is no instant, or outside the calendar. */
export function receiptOf(law: Law, { receivedAt }: DeadlineQuestion): Day {
  const date = INSTANT.exec(receivedAt)?.[1];
  if (date === undefined || !isDay(date) || Number.isNaN(Date.parse(receivedAt)))
    throw new LawQuestionError(
      'receivedAt',
      'not-an-instant',
      'Thời điểm tiếp nhận phải có ngày, giờ và múi giờ, ví dụ 2026-11-23T15:30:00+07:00.',
    );
  const { day } = localTime(receivedAt);
  if (day < law.calendar.first || day > law.calendar.last) throw outsideCalendar(law);
  return day;
}

export const outsideCalendar = ({ calendar }: Law): LawQuestionError =>
  new LawQuestionError(
    'receivedAt',
    'outside-calendar',
    `Lịch nghỉ chỉ được ghi đủ từ ${dayInFigures(calendar.first)} đến ${dayInFigures(calendar.last)}; ngày tiếp nhận hoặc hạn trả nằm ngoài.`,
  );

const CHANNELS: readonly string[] = ['desk', 'online', 'post'];

/** What the rows may be limited to, as far as it was told; throws a LawQuestionError for a word nobody knows. */
export function scopeOf({ channel, category, province, commune }: DeadlineQuestion): Scope {
  if (channel !== undefined && !CHANNELS.includes(channel))
    throw new LawQuestionError('channel', 'unknown-channel', `Không có hình thức nộp "${channel}".`);
  if (category !== undefined && !BENEFIT_CATEGORIES.includes(category))
    throw new LawQuestionError('category', 'unknown-category', `Không có đối tượng "${category}".`);
  if (province !== undefined && !provinces().some(({ code }) => code === province))
    throw new LawQuestionError('province', 'unknown-province', `Không có tỉnh nào mang mã "${province}".`);
  const found = commune === undefined ? undefined : findCommune(commune);
  if (commune !== undefined && !found)
    throw new LawQuestionError('commune', 'unknown-commune', `Không có xã, phường nào mang mã "${commune}".`);
  if (found && province !== undefined && province !== found.provinceCode)
    throw new LawQuestionError(
      'commune',
      'other-province',
      `${found.name} không thuộc tỉnh mang mã "${province}".`,
    );
  const ofProvince = province ?? found?.provinceCode;
  return {
    ...(channel && { channel }),
    ...(category && { category }),
    ...(ofProvince && { province: ofProvince }),
    ...(commune && { commune }),
  };
}
