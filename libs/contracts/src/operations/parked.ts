import { Event } from '../message';
import { Instant, Text, Whole } from '../schema/fields';

@Event('operations.message-parked.v1', {
  summary:
    'A message of this case could not be worked on and is parked at the service that says so; the case is stuck there.',
})
export class MessageParked {
  @Text('Loại thông điệp', { max: 120 }) type!: string;
  @Text('Nguyên nhân', { max: 120 }) cause!: string;
  @Text('Nguyên nhân bằng lời', { max: 300, optional: true, note: 'Plain words; nothing of the message.' })
  causeInWords?: string;
  @Instant('Lúc') parkedAt!: string;
}

@Event('operations.case-released.v1', {
  summary: 'The parked messages of this case were replayed; it goes on.',
})
export class CaseReleased {
  @Whole('Số thông điệp', { min: 1, max: 1_000_000 }) replayed!: number;
  @Instant('Lúc') releasedAt!: string;
}
