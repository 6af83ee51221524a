export type StoresRefusal =
  | { code: 'stores/not-found' }
  | { code: 'stores/changed-meanwhile' }
  | { code: 'stores/closure-is-over'; lastDay: string }
  | { code: 'stores/market-not-found'; slug: string };
