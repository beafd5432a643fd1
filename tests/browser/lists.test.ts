/** Every list fits every width without scrolling the page sideways (WCAG 1.4.10), 200 % zoom of 1440 px included. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
import { placesOf } from './support/pages.ts';

const { open } = useBrowser();
/** 720 px is a window of 1440 px at 200 %. 390 and 1440 px are checked with every page, in pages.test.ts. */
const WIDTHS = [320, 720, 768, 1024, 1280];
const REDRAWN_MS = 3000;
const LISTS_MS = 200_000;

/** Pixels by which the page is wider than the window once its layout has settled. */
const overflow = async (page: Page): Promise<number> => {
  const fits = () => (document.scrollingElement?.scrollWidth ?? 0) <= window.innerWidth;
  await page.waitForFunction(fits, null, { timeout: REDRAWN_MS }).catch(() => undefined);
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
};

test(
  'every list fits every width',
  async () => {
    const { page } = await open({ as: 'owner' });
    const lists = (await placesOf(page, inject('store').invitation)).filter(({ isList }) => isList);
    const problems: string[] = [];
    for (const [index, { path, en }] of lists.entries()) {
      await page.goto(`/#${path}`);
      await settled(page, new RegExp(`^${en}`));
      // Up and down in turn, for each change of the width draws the list again.
      for (const width of index % 2 === 0 ? WIDTHS : WIDTHS.toReversed()) {
        await page.setViewportSize({ width, height: 900 });
        const extra = await overflow(page);
        if (extra > 0) problems.push(`${path} at ${width} px: ${extra} px too wide`);
      }
    }
    expect(problems).toEqual([]);
  },
  LISTS_MS,
);

test('a range of days that moves with the calendar is chosen in the filter, and kept in the address', async () => {
  const { page } = await open({ as: 'analyst' });
  await page.goto('/#/orders');
  await settled(page, /^Orders/);
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Placed from' }).click();
  await page.getByRole('button', { name: 'Choose a range of days' }).click();
  await page.getByRole('menuitem', { name: 'Last 7 days' }).click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain('"placedAt_gte":"today-6"');
  await settled(page);
  await page.reload();
  await settled(page, /^Orders/);
  expect(await page.getByLabel('Placed from').inputValue()).toBe('6 days ago');
  expect(await page.getByLabel('Placed until').inputValue()).toBe('today');
});

test('the sums under a list are those of the filter', async () => {
  const { page } = await open({ as: 'analyst' });
  await page.goto('/#/orders');
  await settled(page, /^Orders/);
  const foot = page.locator('tfoot');
  await foot.waitFor();
  expect(await foot.innerText()).toMatch(/Sum of all [\d,]+/);
  const all = await foot.innerText();
  await page.goto(`/#/orders?filter=${encodeURIComponent('{"status":"cancelled"}')}`);
  await settled(page, /^Orders/);
  await expect.poll(() => foot.innerText()).not.toBe(all);
});
