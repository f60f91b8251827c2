import type { Office, Procedure, Step } from '@lien-thong/contracts';

export interface ProcedureStep {
  step: Step;
  /** The step belongs to the case only if the family chose this. */
  procedure: Procedure;
  office: Office;
  /** Steps that must be done first. If one of them is refused, this one is not needed any more. */
  after: readonly Step[];
}

/**
 * The linked procedure for a death, national code 2.002913 (Decree 63/2024): the registration comes first and its
 * extract is the gate; then the branches run side by side, and none of them waits for another.
 */
export const DEATH_PROCEDURE: readonly ProcedureStep[] = [
  { step: 'register-death', procedure: 'death-registration', office: 'civil-registration', after: [] },
  {
    step: 'deregister-residence',
    procedure: 'residence-deletion',
    office: 'residence',
    after: ['register-death'],
  },
  {
    step: 'grant-funeral-allowance',
    procedure: 'funeral-allowance',
    office: 'social-insurance',
    after: ['register-death'],
  },
  {
    step: 'settle-survivors-benefit',
    procedure: 'survivors-benefit',
    office: 'social-insurance',
    after: ['register-death'],
  },
];

export const procedureOf = (step: Step): Procedure => DEATH_PROCEDURE.find((s) => s.step === step)!.procedure;

export const officeOf = (step: Step): Office => DEATH_PROCEDURE.find((s) => s.step === step)!.office;
