import type { Clock } from './clock.ts';
import type { Settings } from './env.ts';
import type { Store } from './store.ts';

/** What every part of the sandbox works with. */
export type World = {
  settings: Settings;
  store: Store;
  clock: Clock;
  /** Where browsers reach us, for links in answers. */
  origin: string;
  /** Idempotency keys whose first request is still running. */
  running: Set<string>;
  /** Tells the webhook sender to look at once. */
  wake: () => void;
};
