export {
  ClosingWordsInput,
  DecideInput,
  ReplyInput,
  type SaveProgrammeDraft,
  SaveProgrammeInput,
} from './inputs.ts';
export {
  type Answers,
  MAX_QUESTIONS,
  MAX_TEXT,
  type Question,
  type QuestionResult,
  readAnswers,
  resultsOf,
} from './questions.ts';
export type { TestbedRefusal } from './refusals.ts';
export {
  DISCLOSURE_LABEL,
  isOver,
  mayMove,
  PHASE_LABEL,
  PHASES,
  PROGRAMME_MOVES,
  PROGRAMME_STATE_LABEL,
  QUESTION_KIND_LABEL,
  takesFeedback,
} from './state.ts';
export {
  DISCLOSURES,
  type Disclosure,
  PROGRAMME_STATES,
  type ProgrammeState,
  QUESTION_KINDS,
  TESTBED_TYPES,
} from './words.ts';
