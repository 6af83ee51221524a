export const PROGRAMME_STATES = [
  'draft',
  'applied',
  'approved',
  'rejected',
  'running',
  'closed',
  'graduated',
  'ended',
] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

/** Whether the maker helps the buyer along: said at the start of every answer (endorsement guideline). */
export const DISCLOSURES = ['none', 'discounted', 'free'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

export const QUESTION_KINDS = ['choice', 'scale', 'text'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Who may open a test: each with a certificate. */
export const TESTBED_TYPES = ['venture', 'social_enterprise', 'village_enterprise'] as const;
