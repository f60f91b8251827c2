import type { Law } from '../rows/law';
import type { Day } from '../rows/row';
import { dayFinding } from './calendar';
import { sumWorkingDays, type DaySum } from './count-days';

export const isWorkingDay = (law: Law, day: Day): boolean => dayFinding(law.calendar, day).working;

/** Why a day is, or is not, a working day, in Vietnamese, with the row that says so. */
export const explainDay = (law: Law, day: Day) => dayFinding(law.calendar, day);

/** The first working day after `day`. */
export const nextWorkingDay = (law: Law, day: Day): Day => sumWorkingDays(law.calendar, day, 1).day;

export const addWorkingDays = (law: Law, day: Day, n: number): DaySum => sumWorkingDays(law.calendar, day, n);
