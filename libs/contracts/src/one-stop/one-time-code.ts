import { PAPERS, type Paper } from '../forms/words';
import { Event } from '../message';
import {
  Code,
  CommuneCode,
  Instant,
  ListOf,
  ListOneOf,
  OneTimeCode,
  Part,
  Text,
  Whole,
} from '../schema/fields';
import { Contact } from './case-events';
import { ProgressStep } from './case-views';

@Event('one-stop.one-time-code-made.v1', {
  summary: 'A family that follows its dossier asked for a code to see more of it; it is sent at once.',
})
export class OneTimeCodeMade {
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Part('Liên hệ', () => Contact) contact!: Contact;
  @OneTimeCode('Mã dùng một lần') oneTimeCode!: string;
  @Whole('Có giá trị trong số phút', { min: 1, max: 1440 }) minutes!: number;
  @Instant('Có giá trị đến') goodUntil!: string;
}

/** The same whether or not the dossier exists, has an address, or has had its codes of the day. */
export class OneTimeCodeAsked {
  @Whole('Có giá trị trong số phút', { min: 1, max: 1440 }) minutes!: number;
}

export class OneTimeCodeEntry {
  @OneTimeCode('Mã dùng một lần') oneTimeCode!: string;
}

export class FamilySession {
  @Code('Mã phiên', { note: 'To be sent in the header `family-session`; opaque, and kept nowhere readable.' })
  session!: string;
  @Instant('Có giá trị đến') goodUntil!: string;
}

export class ProgressStepDetails extends ProgressStep {
  @Text('Kết quả', { max: 600, optional: true }) result?: string;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { max: 6, optional: true }) papers?: Paper[];
}

/** What the family itself may see of its dossier, once it has shown that it is the family. */
export class ProgressDetails {
  @Code('Mã hồ sơ') dossierCode!: string;
  @Text('Người đã mất', { max: 150 }) deceasedName!: string;
  @Text('Người yêu cầu', { max: 100 }) requesterName!: string;
  @ListOf('Các bước', () => ProgressStepDetails, { max: 4 }) steps!: ProgressStepDetails[];
}
