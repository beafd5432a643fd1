/** Narrow places: a small phone, and a tablet with the menu open; and paper, on which nothing scrolls. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
import { cutValues, overflow } from './support/look.ts';

const { open } = useBrowser();

const PHONE = { width: 320, height: 568 };
const TABLET = { width: 768, height: 1024 };
const DESK = { width: 1280, height: 900 };

/** Forms with figures, times and numbers of goods. */
const FORMS = [
  '/products/2',
  '/promotions/create',
  '/seasonalPlans/create',
  '/pointRewards/create',
  '/memberActivities/create',
  '/couponBatches/create',
  '/absences/create',
  '/simulator',
];

/** What of the page is cut at this size. */
const cutAt = async (page: Page, size: typeof PHONE, path: string) => {
  await page.setViewportSize(size);
  const extra = await overflow(page);
  return [...(extra > 0 ? [`${extra} px wider`] : []), ...(await cutValues(page))].map(
    (problem) => `${path} at ${size.width}: ${problem}`,
  );
};

test.each(['en', 'zh'] as const)(
  'figures, times of a clock of twelve hours and numbers of goods are read whole in %s, on a small phone and beside an open menu',
  async (language) => {
    const { page } = await open({ as: 'owner', language, viewport: DESK, locale: 'en-US' });
    const problems: string[] = [];
    for (const path of FORMS) {
      await page.setViewportSize(DESK);
      await page.goto(`/#${path}`);
      await settled(page);
      await page.locator('main input').first().waitFor();
      for (const size of [DESK, TABLET, PHONE]) problems.push(...(await cutAt(page, size, path)));
    }
    expect(problems).toEqual([]);
  },
);

test('a list is shown as cards where an open menu leaves no room for its table', async () => {
  const { page } = await open({ as: 'owner' });
  await page.goto('/#/products');
  await settled(page, /^Products/);
  await page.getByRole('table').waitFor();
  await page.setViewportSize(TABLET);
  await page.locator('[data-card]').first().waitFor();
  await page.getByRole('button', { name: 'Close menu' }).click();
  await page.getByRole('table').waitFor();
});

test('the buttons of a long dialog stay in sight on a small phone', async () => {
  const { page } = await open({ as: 'owner', viewport: PHONE });
  const asked = new URLSearchParams({ range: '[0,0]', sort: '["orderCount","DESC"]' });
  const [member] = (await (await page.request.get(`/api/members?${asked}`)).json()) as {
    id: number;
  }[];
  await page.goto(`/#/members/${member?.id}/show`);
  await settled(page);
  await page.getByRole('button', { name: 'Adjust' }).click();
  const save = page.getByRole('dialog').getByRole('button', { name: 'Adjust' });
  await save.waitFor();
  const box = await save.boundingBox();
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
});

test('the table of Today is printed whole, and a list without what is only to be pressed', async () => {
  const { page } = await open({ as: 'manager' });
  await page.goto('/');
  await settled(page, 'Today');
  await page.getByRole('button', { name: /^Orders/, pressed: false }).click();
  const panel = page.getByRole('region', { name: /^Orders:/ });
  await panel.getByRole('button', { name: 'Table' }).click();
  const frame = panel.getByRole('group').filter({ has: page.getByRole('table') });
  await frame.waitFor();
  const hidden = () =>
    frame.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  expect(await hidden()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(await hidden()).toBe(0);
  await page.emulateMedia({ media: null });
  await page.goto('/#/products');
  await settled(page, /^Products/);
  const search = page.getByPlaceholder('Search');
  await search.first().waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('table').isVisible()).toBe(true);
  for (const part of [
    search.first(),
    page.locator('.RaList-actions'),
    page.getByRole('navigation').first(),
  ])
    expect(await part.isVisible()).toBe(false);
});

test('on paper a chart drawn for a wide window is whole, and the dark mode has dark text', async () => {
  const { page } = await open({ as: 'manager', theme: 'dark' });
  await page.goto('/');
  await settled(page, 'Today');
  const chart = page.locator('.recharts-wrapper').first();
  await chart.waitFor();
  await page.emulateMedia({ media: 'print' });
  const { drawn, room, ink } = await chart.evaluate((wrapper: HTMLElement) => {
    wrapper.style.width = '3000px';
    const surface = wrapper.querySelector(':scope > .recharts-surface');
    return {
      drawn: surface?.getBoundingClientRect().width ?? 0,
      room: wrapper.closest('main')?.getBoundingClientRect().width ?? 0,
      ink: getComputedStyle(document.querySelector('h1') as Element).color,
    };
  });
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThanOrEqual(room);
  expect(ink).toBe('rgb(27, 30, 33)');
});
