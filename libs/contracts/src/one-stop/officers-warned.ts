import { STEPS, type Step } from '../forms/words';
import { Event } from '../message';
import { Code, CommuneCode, Day, Instant, ListOneOf, OneOf, Text } from '../schema/fields';
import { DECIDING_OFFICES, type DecidingOffice } from './directory';

/** What officers are warned of before a family is told anything. */
export const WARNINGS = [
  'near-due',
  'step-overdue',
  'apology-drafted',
  'task-sent-back',
  'task-taken-over',
  'task-sent-on',
] as const;
export type Warning = (typeof WARNINGS)[number];

@Event('one-stop.officers-warned.v1', {
  summary:
    'A deadline comes near or has passed, an apology lies ready, or a task was handed on: those who can act are told. No person of the case is in it.',
})
export class OfficersWarned {
  @OneOf('Việc', WARNINGS) warning!: Warning;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Code('Mã hồ sơ') dossierCode!: string;
  @Day('Hạn') dueOn!: string;
  @OneOf('Bước', STEPS, { optional: true, note: 'Absent where it is of the case as a whole.' }) step?: Step;
  @ListOneOf('Cơ quan giải quyết bước', DECIDING_OFFICES, {
    max: DECIDING_OFFICES.length,
    note: 'Of the step; several where the benefit claimed may belong to each of them.',
  })
  offices!: DecidingOffice[];
  @CommuneCode('Nơi giải quyết bước', {
    optional: true,
    note: 'Where it is not the commune that received the case.',
  })
  decidedIn?: string;
  @Text('Mã cán bộ', { max: 128, optional: true, note: 'The one officer whom it concerns: told at once.' })
  to?: string;
  @Instant('Lúc') warnedAt!: string;
}
