export { decideProgramme, writeClosingWords } from './decide-programme.server.ts';
export {
  giveFeedback,
  linesToAnswer,
  listFeedback,
  replyToFeedback,
  type ShownFeedback,
} from './feedback.server.ts';
export { closeSoldOut, closeSoldOutOf, moveDueProgrammes } from './move-due.server.ts';
export { disclosureOf } from './programme-row.server.ts';
export {
  findProgramme,
  findProgrammeToEdit,
  listForDesk,
  listOwnProgrammes,
  listProgrammes,
  numbersOf,
  type ProgrammeCard,
  type ProgrammeDetail,
  type ProgrammeNumbers,
  productsToTest,
  programmeResults,
} from './read-programmes.server.ts';
export { applyForTest, saveProgramme } from './save-programme.server.ts';
