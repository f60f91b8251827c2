import { STOP_RESULTS, type StopResult } from '../civil-registration/undoing';
import { Command, Event } from '../message';
import { CommuneCode, Day, OneOf, Text, Whole } from '../schema/fields';

@Command('residence.stop-deregistration.v1', {
  summary:
    'The case is withdrawn or its registration annulled: do not deregister any more, unless it is done.',
})
export class StopDeregistration {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @Text('Lý do', { max: 300 }) why!: string;
}

@Event('residence.deregistration-stopped.v1', {
  summary: 'Whether the deregistration was stopped, or had been decided before.',
})
export class DeregistrationStopped {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Kết quả', STOP_RESULTS) result!: StopResult;
}

@Command('residence.restore-residence.v1', {
  summary: 'The death registration is annulled: what was deleted by it stands again.',
})
export class RestoreResidence {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Text('Người được đăng ký', { max: 150 }) deceased!: string;
  @Day('Ngày đề nghị') askedOn!: string;
  @Text('Văn bản làm căn cứ', { max: 100 }) document!: string;
  @Text('Lý do', { max: 300 }) why!: string;
}

export const RESTORATION_RESULTS = ['restored', 'nothing-to-restore'] as const;
export type RestorationResult = (typeof RESTORATION_RESULTS)[number];

@Event('residence.residence-restored.v1', {
  summary: 'The permanent residence stands again, or it had not been deleted.',
})
export class ResidenceRestored {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Kết quả', RESTORATION_RESULTS) result!: RestorationResult;
  @Day('Ngày khôi phục') restoredOn!: string;
}
