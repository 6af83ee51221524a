import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { matchPath } from '@remix-run/react';
import type { Page } from 'playwright/test';
import { expectNoOverflow } from './a-person.ts';
import { expect, expectAccessible } from './browser-test.ts';
import { addressOf, type Picture } from './pictures.ts';

const ARTEFACTS = 'tests/e2e/artefacts';
const MOST_SHIFT = 0.05;
/** Browsers pardon what moves half a second after an action; on a busy machine its answer may come later. */
const SLOWEST_ANSWER_MS = 5000;

type Shift = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
};
type Seen = { shift: number; moved: string[] };

/** Counts what moves by itself on the pages that come, and not in answer to a hand. Call it before the first of them. */
export const watchShifts = (page: Page) =>
  page.addInitScript((slowestAnswer) => {
    const seen: Seen = { shift: 0, moved: [] };
    Object.assign(window, { seen });
    const actions: number[] = [];
    for (const action of ['pointerdown', 'keydown', 'input', 'change', 'submit'])
      window.addEventListener(action, () => actions.push(performance.now()), { capture: true });
    const isAnAnswer = ({ startTime }: Shift) =>
      actions.some((at) => at <= startTime && startTime <= at + slowestAnswer);
    const where = ({ x, y, width, height }: DOMRectReadOnly) =>
      [x, y, width, height].map(Math.round).join(' ');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput || isAnAnswer(entry)) continue;
        seen.shift += entry.value;
        for (const { node, previousRect, currentRect } of entry.sources)
          seen.moved.push(
            `${entry.value.toFixed(3)} at ${Math.round(entry.startTime)} ms: ${node?.nodeName} ${node?.textContent?.slice(0, 30)} (${where(previousRect)}) to (${where(currentRect)})`,
          );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }, SLOWEST_ANSWER_MS);

/** Reads the page to its end as a person would, so that what comes late has come; then stands at its top again. */
async function readThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const most = 20;
    for (let screen = 0; screen < most; screen++) {
      if (window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1) break;
      window.scrollBy(0, window.innerHeight);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** Pictures meant to be seen that are not: with no room of their own, or not loaded. Those beside the screen come later. */
const unseen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('main img')]
      .filter((image) => image.checkVisibility({ contentVisibilityAuto: true }))
      .filter((image) => {
        const { width, height, left } = image.getBoundingClientRect();
        const due = left < window.innerWidth;
        return width < 8 || height < 8 || (due && image.naturalWidth === 0);
      })
      .map(({ outerHTML }) => outerHTML),
  );

/** The page of a picture, with one heading, that fits its screen, has no fault axe can see and did not jump; kept. */
export async function expectFinishedPage(page: Page, name: Picture): Promise<void> {
  await readThrough(page);
  expect(matchPath(addressOf(name), new URL(page.url()).pathname), page.url()).not.toBeNull();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectNoOverflow(page);
  const { shift, moved } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  expect(shift, `moved by itself:\n${moved.join('\n')}`).toBeLessThan(MOST_SHIFT);
  await expectAccessible(page);
  await expect.poll(() => unseen(page), 'pictures nobody can see').toEqual([]);
  const folder = join(ARTEFACTS, `${page.viewportSize()?.width}`);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
