import { Event } from '../message';
import { Instant, Text } from '../schema/fields';

@Event('one-stop.case-data-erased.v1', {
  channel: 'erasures',
  summary:
    'The personal data of this case is to be unreadable from now on: every service destroys the key it keeps it with.',
})
export class CaseDataErased {
  @Text('Căn cứ', { max: 300 }) ground!: string;
  @Instant('Lúc') erasedAt!: string;
}

/** Why the personal data of a case that need no longer be kept is erased now. */
export class ErasureOrder {
  @Text('Lý do', { max: 300 }) why!: string;
}
