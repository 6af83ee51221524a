import { log } from '#app/platform/log.server.ts';
import { openDatabase } from '#db/client.server.ts';

/** The database says on this channel that something pages show has changed; triggers send it with the change. */
const CHANNEL = 'mall_pages';

/** Calls `changed` at every change, and whenever the connection comes back: what was missed meanwhile is unknown. */
export function listenToPageChanges(url: string, changed: () => void): { close: () => Promise<void> } {
  const { client, close } = openDatabase({ url, pool: 1, name: 'mall-page-changes' });
  client.listen(CHANNEL, changed, changed).catch((error: unknown) => {
    log().warn({ err: error }, 'page changes are not heard; pages are only as old as they may be');
  });
  return { close };
}
