import { Command } from '../message';
import { Code, Day, Flag, PersonalId, Text, Whole } from '../schema/fields';

@Command<NoteHealthNotice>('civil-registration.note-health-notice.v1', {
  summary:
    'A health facility told a death: its notice need not be brought as paper (Decree 63/2024 art. 11). Withdrawn, it must be.',
  person: ({ personalId }) => personalId,
})
export class NoteHealthNotice {
  @Code('Mã cơ sở y tế') facility!: string;
  @Text('Số giấy báo tử', { max: 40 }) number!: string;
  @Whole('Lần ban hành', { min: 1, max: 1000 }) revision!: number;
  @PersonalId('Số định danh cá nhân của người đã mất') personalId!: string;
  @Day('Ngày mất') diedOn!: string;
  @Day('Ngày cấp giấy báo tử') issuedOn!: string;
  @Flag('Đã thu hồi') withdrawn!: boolean;
}
