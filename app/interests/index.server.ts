export { countFollowers, followStore, isFollowing, listFollows, unfollowStore } from './follows.server.ts';
export { healWatches, tellWatchers } from './tell-watchers.server.ts';
export {
  chooseViewing,
  clearViewed,
  listViewed,
  recordViewed,
  remembersViewed,
} from './viewed.server.ts';
export {
  readRestockWatch,
  unwatchPrice,
  unwatchRestock,
  watchesOn,
  watchPrice,
  watchRestock,
} from './watches.server.ts';
export { listWishes, unwish, wish, wishedAmong } from './wishes.server.ts';
