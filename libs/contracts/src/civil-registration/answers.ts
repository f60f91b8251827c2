import { Event } from '../message';
import { ListOneOf, OneOf, Part, Text, Whole } from '../schema/fields';
import { PAPERS, type Paper } from '../forms/words';
import { Extract } from './extract';

export const DECLARATION_TIMINGS = ['on-time', 'late', 'long-dead'] as const;
export type DeclarationTiming = (typeof DECLARATION_TIMINGS)[number];

@Event('civil-registration.death-registered.v1', {
  summary: 'The death stands in the register; the extract opens the way for the other offices.',
})
export class DeathRegistered {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @Part('Trích lục', () => Extract) extract!: Extract;
  @OneOf('Đăng ký đúng hạn', DECLARATION_TIMINGS) timing!: DeclarationTiming;
}

/** Why a registration is refused: a closed list, each with its ground in law. */
export const REGISTRATION_REFUSALS = [
  'already-registered',
  'not-competent',
  'dates-impossible',
  'notice-missing',
  'notice-not-valid-for-kind',
  'requester-not-entitled',
] as const;
export type RegistrationRefusal = (typeof REGISTRATION_REFUSALS)[number];

@Event('civil-registration.death-registration-refused.v1', {
  summary:
    'The death is not registered, for a reason from a closed list. Nothing else of the case may follow.',
})
export class DeathRegistrationRefused {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Lý do', REGISTRATION_REFUSALS) reason!: RegistrationRefusal;
  @Text('Căn cứ', { max: 300 }) ground!: string;
}

@Event('civil-registration.death-registration-papers-asked.v1', {
  summary: 'Papers are missing; the registration waits for them.',
})
export class DeathRegistrationPapersAsked {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @ListOneOf('Giấy tờ cần bổ sung', PAPERS, { min: 1, max: 6 }) papers!: Paper[];
  @Text('Căn cứ', { max: 300 }) ground!: string;
}
