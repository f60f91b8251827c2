/** Khi nào không phải nộp: with data already there, inside the linked procedure, or without any condition. */
export const INSTEAD_BASES = ['data', 'linked', 'always'] as const;
export type InsteadBasis = (typeof INSTEAD_BASES)[number];

/** Data that an office already has and that takes the place of a paper. */
export const DATA_KEYS = [
  'death-notice-data',
  'death-extract-data',
  'residence-data',
  'identity-data',
  'insurance-data',
] as const;
export type DataKey = (typeof DATA_KEYS)[number];

export const PAPER_HOWS = ['original', 'copy', 'shown'] as const;
export type PaperHow = (typeof PAPER_HOWS)[number];

/** Người được ủy quyền là ai của người ủy quyền; everyone else is `other`. */
export const AUTHORISED_RELATIONS = ['grandparent', 'parent', 'child', 'spouse', 'sibling', 'other'] as const;
export type AuthorisedRelation = (typeof AUTHORISED_RELATIONS)[number];
