export { RANKED, setRanking } from './ranking.server.ts';
export {
  type BannerRow,
  type EventRow,
  findEvent,
  listBanners,
  listEvents,
  listRanking,
  listSections,
  readDisplayDesk,
  type SectionRow,
} from './read-displays.server.ts';
export { removeDisplay, saveBanner, saveEvent, saveSection } from './save-display.server.ts';
