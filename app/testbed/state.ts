import type { Disclosure, ProgrammeState, QuestionKind } from './words.ts';

/** Which state may follow which; an illegal move changes nothing. */
export const PROGRAMME_MOVES: Record<ProgrammeState, readonly ProgrammeState[]> = {
  draft: ['applied'],
  applied: ['approved', 'rejected'],
  // What was rejected is written anew and applied for again.
  rejected: ['draft'],
  approved: ['running'],
  running: ['closed'],
  closed: ['graduated', 'ended'],
  graduated: [],
  ended: [],
};

export const mayMove = (from: ProgrammeState, to: ProgrammeState): boolean =>
  PROGRAMME_MOVES[from].includes(to);

export const PROGRAMME_STATE_LABEL: Record<ProgrammeState, string> = {
  draft: '작성 중',
  applied: '심사 중',
  approved: '시작 예정',
  rejected: '반려',
  running: '진행 중',
  closed: '평가 집계',
  graduated: '졸업 · 정식 판매',
  ended: '종료',
};
export const DISCLOSURE_LABEL: Record<Disclosure, string> = {
  none: '제값을 내고 샀음',
  discounted: '제품을 할인받아 샀음',
  free: '제품을 무료로 제공받음',
};
export const QUESTION_KIND_LABEL: Record<QuestionKind, string> = {
  choice: '고르기',
  scale: '1~5점',
  text: '글로 답하기',
};

/** The three shelves of the programme list. */
export const PHASES = ['running', 'coming', 'past'] as const;
export type Phase = (typeof PHASES)[number];
export const PHASE_STATES: Record<Phase, readonly ProgrammeState[]> = {
  running: ['running'],
  coming: ['approved'],
  past: ['closed', 'graduated', 'ended'],
};
export const PHASE_LABEL: Record<Phase, string> = {
  running: '지금 시험 중',
  coming: '곧 시작',
  past: '지난 시험',
};
/** Readable by everyone. */
export const PUBLIC_STATES: readonly ProgrammeState[] = Object.values(PHASE_STATES).flat();
/** With results to show. */
export const isOver = (state: ProgrammeState): boolean => PHASE_STATES.past.includes(state);
/** Buyers answer while it runs and until it is concluded. */
export const takesFeedback = (state: ProgrammeState): boolean => state === 'running' || state === 'closed';
