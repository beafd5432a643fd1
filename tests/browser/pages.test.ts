/**
 * Every page in Chinese and dark, on a desktop and on a phone: translated, accessible, and without console errors. In English
 * and light it is looked at while the owner follows all links (links.owner.test.ts).
 */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { Language } from '#shared/localization';
import { settled, useBrowser } from './support/browser.ts';
import { arrived, lookAtBoth } from './support/look.ts';
import { placesOf } from './support/pages.ts';
import { goOnWithTenRows } from './support/tenRows.ts';

const { open } = useBrowser({ staysOpen: true });

/** Indices of the pages that are checked in parallel: one loads while the other is checked. */
const WORKERS = [0, 1] as const;

/** The longest time for all pages, also beside the other lanes. */
const PAGES_MS = 600_000;

/** Waits until the page speaks the person's language, which is known once the account has been asked. */
const inLanguage = async (page: Page, language: Language) => {
  await page.waitForFunction((lang) => document.documentElement.lang.startsWith(lang), language);
  await settled(page);
};

test(
  'every page is translated into Chinese, accessible in the dark and fits a desktop and a phone',
  async () => {
    const problems: Record<string, string[]> = {};
    const check = async (worker: number) => {
      const { page, complaints } = await open({ as: 'owner', language: 'zh', theme: 'dark' });
      await page.goto('/');
      await inLanguage(page, 'zh');
      const places = await placesOf(page, inject('store').invitation);
      await goOnWithTenRows(page, places);
      for (const place of places.filter((_, index) => index % WORKERS.length === worker)) {
        await page.goto(`/#${place.path}`);
        await arrived(page, place, 'zh');
        const found = await lookAtBoth(page, place, 'zh');
        if (found.length > 0) problems[place.path] = found;
      }
      return complaints;
    };
    const complaints = await Promise.all(WORKERS.map(check));
    expect(problems).toEqual({});
    expect(complaints.flat()).toEqual([]);
  },
  PAGES_MS,
);

test.each([
  { language: 'en', theme: 'light', heading: 'Log in' },
  { language: 'zh', theme: 'dark', heading: '登录' },
] as const)(
  'the login page in $language, $theme, is translated, accessible and fits a phone',
  async ({ language, theme, heading }) => {
    const { page, complaints } = await open({ language, theme });
    await page.goto('/');
    await settled(page, heading);
    expect(await lookAtBoth(page, { path: '/', en: '', zh: '' }, language)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test('the language changes immediately and is remembered', async () => {
  const { page } = await open({ as: 'manager' });
  await page.goto('/#/products');
  await settled(page, /^Products/);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await settled(page, /^商品/);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.reload();
  await settled(page, /^商品/);
  await page.getByRole('button', { name: '简体中文' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await settled(page, /^Products/);
});
