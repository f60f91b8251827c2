import type { DecidingOffice, Role } from '@lien-thong/contracts';

/**
 * In which roles the people of an office act: what lies on its desk is theirs and nobody else's. A commune's officer
 * prepares both what its civil registration and what its benefit desk decides; the chair signs both.
 */
export const ROLES_OF: Readonly<Record<DecidingOffice, readonly Role[]>> = {
  'civil-registration': ['civil-status-officer', 'commune-chair'],
  residence: ['residence-police'],
  'social-insurance': ['insurance-officer'],
  commune: ['civil-status-officer', 'commune-chair'],
  'home-affairs': ['home-affairs-officer'],
};
