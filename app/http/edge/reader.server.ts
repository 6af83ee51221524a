import { EventEmitter } from 'node:events';
import type { Response } from 'express';

/**
 * Waits until the one who reads has taken what was sent so far; false once they have left. Remix writes on whether
 * anybody reads or not, so whatever is long asks here before it makes more.
 */
export async function readerIsReady(res: Response): Promise<boolean> {
  if (res.writableNeedDrain && !res.destroyed)
    await new Promise<void>((resolve) => {
      const goOn = () => {
        res.off('drain', goOn).off('close', goOn);
        resolve();
      };
      // The answer's own events: compression takes whoever listens to `drain` for itself.
      for (const event of ['drain', 'close']) EventEmitter.prototype.on.call(res, event, goOn);
    });
  return !res.destroyed;
}
