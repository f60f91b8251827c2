import { Extract } from '../civil-registration/extract';
import { Residence } from '../forms/person';
import { Command, Event } from '../message';
import { OneOf, Part, Whole } from '../schema/fields';

@Command<NoteResidenceCorrection>('residence.note-correction.v1', {
  summary: 'The death registration is corrected: say whether the right registration was deleted.',
  person: ({ extract }) => extract.deceased.personalId,
})
export class NoteResidenceCorrection {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) attempt!: number;
  @Part('Trích lục', () => Extract) extract!: Extract;
  @Part('Nơi cư trú cuối cùng', () => Residence) lastResidence!: Residence;
}

/** Nothing was deleted yet; the person deleted is the one that the extract names; it is another one. */
export const RESIDENCE_CORRECTIONS = ['nothing-decided', 'unchanged', 'another-person'] as const;
export type ResidenceCorrection = (typeof RESIDENCE_CORRECTIONS)[number];

@Event('residence.correction-noted.v1', {
  summary: 'What the correction means to the register of residents.',
})
export class ResidenceCorrectionNoted {
  @Whole('Lần cải chính', { min: 1, max: 1000 }) attempt!: number;
  @OneOf('Kết quả', RESIDENCE_CORRECTIONS) result!: ResidenceCorrection;
}
