import { Event } from '../message';
import { DECIDING_OFFICES, type DecidingOffice } from '../one-stop/directory';
import { CommuneCode, Day, Instant, OneOf, Text } from '../schema/fields';

/** `sent-back`: the signatory gave it back; `taken-over`: another has it now; `sent-on`: it lies on another office's desk. */
export const HANDINGS = ['sent-back', 'taken-over', 'sent-on'] as const;
export type Handing = (typeof HANDINGS)[number];

@Event('operations.task-handed.v1', {
  summary:
    "A task of a desk became somebody's, or nobody's, by another's act: whom it concerns is to hear of it.",
})
export class TaskHanded {
  @OneOf('Việc', HANDINGS) handing!: Handing;
  @OneOf('Cơ quan', DECIDING_OFFICES, { note: 'On whose desk it lies now.' }) office!: DecidingOffice;
  @CommuneCode('Xã, phường') commune!: string;
  @Day('Hạn giải quyết') dueOn!: string;
  @Text('Mã cán bộ', {
    max: 128,
    optional: true,
    note: 'Whom it concerns; absent where it is all of the office.',
  })
  to?: string;
  @Instant('Lúc') handedAt!: string;
}
