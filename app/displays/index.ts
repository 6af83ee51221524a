export {
  type SaveBannerDraft,
  SaveBannerInput,
  type SaveEventDraft,
  SaveEventInput,
  type SaveSectionDraft,
  SaveSectionInput,
} from './inputs.ts';
export { marketOfTheDay } from './market-of-the-day.ts';
export type { DisplaysRefusal } from './refusals.ts';
export { GROUND_LABEL, GROUNDS, type Ground, SECTION_SOURCES, SOURCE_LABEL } from './words.ts';
