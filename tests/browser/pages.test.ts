/** Every page in both languages, light and dark, on a desktop and on a phone: translated, accessible, and without console errors. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { Language } from '#shared/localization';
import { violationsOn } from './support/axe.ts';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { type Place, placesOf } from './support/pages.ts';
import { foreignWords } from './support/words.ts';

const { open } = useBrowser({ staysOpen: true });

const VARIANTS = [
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const;

/** Indices of the pages that are checked in parallel: one loads while the other is checked. */
const WORKERS = [0, 1] as const;

const REDRAWN_MS = 3000;
/** The longest time for all pages, also beside the other lanes. */
const PAGES_MS = 300_000;

/** Waits until the page speaks the person's language, which is known once the account has been asked. */
const inLanguage = async (page: Page, language: Language) => {
  await page.waitForFunction((lang) => document.documentElement.lang.startsWith(lang), language);
  await settled(page);
};

/** Pixels by which the page is still wider than the window after its layout has settled. */
const overflow = async (page: Page): Promise<number> => {
  const fits = () => (document.scrollingElement?.scrollWidth ?? 0) <= window.innerWidth;
  await page.waitForFunction(fits, null, { timeout: REDRAWN_MS }).catch(() => undefined);
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
};

const onPhone = async (page: Page, { isList }: Place): Promise<string[]> => {
  const problems: string[] = [];
  // By its role: for a screen reader the page is still there after the window has become narrow.
  if ((await page.getByRole('heading', { level: 1 }).count()) === 0) problems.push('no heading');
  if (isList) {
    await page.locator('[data-card]').first().waitFor();
    if (await page.getByRole('table').count()) problems.push('a table on a phone');
  }
  const extra = await overflow(page);
  if (extra > 0) problems.push(`${extra} px wider than the phone`);
  return problems;
};

const onDesk = async (page: Page, language: Language): Promise<string[]> => {
  const foreign = await foreignWords(page, language);
  const extra = await overflow(page);
  return [
    ...foreign.map((text) => `not ${language}: ${text}`),
    ...(extra > 0 ? [`${extra} px wider than the window`] : []),
    ...(await violationsOn(page)),
  ];
};

/** Both sizes, first that of the page before it: each change of the size draws a whole page again. */
const onBoth = async (page: Page, place: Place, language: Language): Promise<string[]> => {
  const sizes = [
    { size: WIDE, look: () => onDesk(page, language) },
    { size: PHONE, look: () => onPhone(page, place) },
  ];
  if (page.viewportSize()?.width === PHONE.width) sizes.reverse();
  const problems: string[] = [];
  for (const { size, look } of sizes) {
    await page.setViewportSize(size);
    await settled(page);
    problems.push(...(await look()));
  }
  return problems;
};

describe.each(VARIANTS)('pages in $language, $theme', ({ language, theme }) => {
  test(
    'every page is translated, accessible and fits a desktop and a phone',
    async () => {
      const problems: Record<string, string[]> = {};
      const check = async (worker: number) => {
        const { page, complaints } = await open({ as: 'owner', language, theme });
        await page.goto('/');
        await inLanguage(page, language);
        const places = await placesOf(page, inject('store').invitation);
        for (const place of places.filter((_, index) => index % WORKERS.length === worker)) {
          await page.goto(`/#${place.path}`);
          if (place.ready) await page.locator(place.ready).waitFor();
          await settled(page, new RegExp(`^${place[language].replace(/[^\w\s]/gu, '.')}`));
          const found = await onBoth(page, place, language);
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

  test('the login page is translated, accessible and fits a phone', async () => {
    const { page, complaints } = await open({ language, theme });
    await page.goto('/');
    await settled(page, language === 'en' ? 'Log in' : '登录');
    expect(await onBoth(page, { path: '/', en: '', zh: '' }, language)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

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
