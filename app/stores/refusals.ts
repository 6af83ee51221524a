export type StoresRefusal = { code: 'stores/not-found' } | { code: 'stores/market-not-found'; slug: string };
