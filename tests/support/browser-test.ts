import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from 'playwright/test';
import { theMall } from './mall.ts';

/**
 * Chromium's word for an answer that was still arriving when its page was left; Remix prints it, or lets it go by. No page
 * can keep a person from leaving.
 */
const LEFT_EARLY = /^(AbortError: )?BodyStreamBuffer was aborted(\n|$)/;

/** A test in a browser that stands in the mall; it fails when a page complains in its console. */
export const test = base.extend<{ complaints: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of the pattern
  baseURL: async ({}, use) => use(theMall().url),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      const complain = (text: string) => {
        if (!LEFT_EARLY.test(text)) complaints.push(text);
      };
      page.on('console', (message) => {
        if (message.type() === 'error') complain(message.text());
      });
      page.on('pageerror', ({ message }) => complain(message));
      await use(complaints);
      expect(complaints, 'the page complained in its console').toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser's own word for an answer that was asked for; takes it off, and nothing else. */
export function expectComplaint(complaints: string[], word: string): void {
  expect(complaints.length, `nothing complained of ${word}`).toBeGreaterThan(0);
  expect(complaints.filter((said) => !said.includes(word))).toEqual([]);
  complaints.splice(0);
}

/** Draws what is drawn only when it comes near too, for axe and for pictures of whole pages. */
const drawAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });

/** No fault that axe can see, WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  await drawAll(page);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(faults).toEqual([]);
}

export { expect };
