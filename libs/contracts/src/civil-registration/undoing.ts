import { Command, Event } from '../message';
import { Code, CommuneCode, Day, OneOf, Text, Whole } from '../schema/fields';

/** What an office answers to a request to stop: it had not decided and does not, or a decision came first. */
export const STOP_RESULTS = ['stopped', 'already-decided'] as const;
export type StopResult = (typeof STOP_RESULTS)[number];

/** Why a registration is annulled: a closed list, each with its ground in law. */
export const ANNULMENT_GROUNDS = [
  'person-is-alive',
  'registered-twice',
  'not-competent',
  'papers-forged',
] as const;
export type AnnulmentGround = (typeof ANNULMENT_GROUNDS)[number];

@Command('civil-registration.stop-death-registration.v1', {
  summary: 'The family withdrew: do not register any more, unless it is done.',
})
export class StopDeathRegistration {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @Text('Lý do', { max: 300 }) why!: string;
}

@Event('civil-registration.death-registration-stopped.v1', {
  summary: 'Whether the registration was stopped, or had been decided before.',
})
export class DeathRegistrationStopped {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Kết quả', STOP_RESULTS) result!: StopResult;
}

@Command('civil-registration.annul-death-registration.v1', {
  summary: 'Annul an entry of the death register that should not stand there.',
})
export class AnnulDeathRegistration {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @CommuneCode('Xã, phường tiếp nhận') commune!: string;
  @Text('Người được đăng ký', { max: 150 }) deceased!: string;
  @Day('Ngày đề nghị') askedOn!: string;
  @OneOf('Căn cứ hủy', ANNULMENT_GROUNDS) ground!: AnnulmentGround;
  @Text('Văn bản làm căn cứ', { max: 100, note: 'Number of the judgment, decision or minutes.' })
  document!: string;
  @Text('Lý do', { max: 300 }) why!: string;
}

@Event('civil-registration.death-registration-annulled.v1', {
  summary: 'The entry is annulled; whoever acted on its extract has to undo it.',
})
export class DeathRegistrationAnnulled {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @Code('Số đăng ký') number!: string;
  @OneOf('Căn cứ hủy', ANNULMENT_GROUNDS) ground!: AnnulmentGround;
  @Text('Văn bản làm căn cứ', { max: 100 }) document!: string;
  @Day('Ngày hủy') annulledOn!: string;
}

export const ANNULMENT_REFUSALS = ['not-registered', 'ground-not-proven'] as const;
export type AnnulmentRefusal = (typeof ANNULMENT_REFUSALS)[number];

@Event('civil-registration.death-registration-not-annulled.v1', { summary: 'The entry stands, and why.' })
export class DeathRegistrationNotAnnulled {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Lý do', ANNULMENT_REFUSALS) reason!: AnnulmentRefusal;
  @Text('Căn cứ', { max: 300 }) ground!: string;
}
