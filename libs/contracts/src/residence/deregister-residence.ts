import { Command, Event } from '../message';
import { CommuneCode, Day, OneOf, Part, Text, Whole } from '../schema/fields';
import { Extract } from '../civil-registration/extract';
import { HouseholdHead, Residence } from '../forms/person';

@Command<DeregisterResidence>('residence.deregister-residence.v1', {
  summary: 'Delete the permanent residence registration of the dead person (Law on Residence 2020 art. 24).',
  person: ({ extract }) => extract.deceased.personalId,
})
export class DeregisterResidence {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @Part('Trích lục', () => Extract) extract!: Extract;
  @Part('Nơi cư trú cuối cùng', () => Residence) lastResidence!: Residence;
  @Part('Chủ hộ', () => HouseholdHead) householdHead!: HouseholdHead;
}

@Event('residence.residence-deregistered.v1', { summary: 'The permanent residence registration is deleted.' })
export class ResidenceDeregistered {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @CommuneCode('Nơi đăng ký thường trú') commune!: string;
  @Day('Ngày xóa đăng ký') deregisteredOn!: string;
  @Whole('Số người còn lại trong hộ', { min: 0, max: 1000 }) remainingMembers!: number;
}

/** Answers, not faults: there was nothing to delete, or the register is another office's. */
export const DEREGISTRATION_REFUSALS = ['person-not-found', 'already-removed', 'identity-differs'] as const;
export type DeregistrationRefusal = (typeof DEREGISTRATION_REFUSALS)[number];

@Event('residence.residence-not-deregistered.v1', { summary: 'Nothing was deleted, and why.' })
export class ResidenceNotDeregistered {
  @Whole('Lần gửi', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Lý do', DEREGISTRATION_REFUSALS) reason!: DeregistrationRefusal;
  @Text('Căn cứ', { max: 300 }) ground!: string;
}
