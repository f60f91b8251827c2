import { RegisteredPerson } from '../civil-registration/extract';
import { Residence } from '../forms/person';
import { PreCheck } from '../forms/pre-check';
import { Command, Event } from '../message';
import { ListOf, Part } from '../schema/fields';

@Command('residence.pre-check-residence.v1', {
  summary:
    'Say what the register of residents has of the dead person, before the death is registered. Nothing is deleted.',
})
export class PreCheckResidence {
  @Part('Người đã mất', () => RegisteredPerson) deceased!: RegisteredPerson;
  @Part('Nơi cư trú cuối cùng', () => Residence) lastResidence!: Residence;
}

@Event('residence.residence-pre-checked.v1', {
  summary: 'What the police would make of the deletion of the residence registration.',
})
export class ResidencePreChecked {
  @ListOf('Kết quả đối chiếu', () => PreCheck, { min: 1, max: 4 }) checks!: PreCheck[];
}
