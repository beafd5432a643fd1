/** What is checked of every page: that it is translated, accessible and fits every width, without errors in the console. */
import type { Page } from 'playwright-core';
import type { Language } from '#shared/localization';
import { violationsOn } from './axe.ts';
import { PHONE, settled, WIDE } from './browser.ts';
import type { Place } from './pages.ts';
import { foreignWords } from './words.ts';

const REDRAWN_MS = 3000;
/** Further widths of lists (WCAG 1.4.10); 720 px is a window of 1440 px at 200 %. */
const WIDTHS = [320, 720, 768, 1024, 1280];
/** A small phone, on which also the other pages are looked at. */
const SMALL = 320;
/** Between the borders of a time field, so that AM or PM of a clock of twelve hours has room. */
const TIME_PX = 120;

/** Pixels by which the page is still wider than the window after its layout has settled. */
export const overflow = async (page: Page): Promise<number> => {
  const fits = () => (document.scrollingElement?.scrollWidth ?? 0) <= window.innerWidth;
  await page.waitForFunction(fits, null, { timeout: REDRAWN_MS }).catch(() => undefined);
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
};

/** Figures, numbers of goods and times that their field cuts; a text may be longer than its field. */
export const cutValues = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const nameOf = (field: HTMLInputElement) =>
      field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? field.name;
    return [
      ...document.querySelectorAll<HTMLInputElement>('main input:is([inputmode], [type="time"])'),
      ...document.querySelectorAll<HTMLInputElement>('[data-grid] input'),
    ]
      .filter((field) => field.checkVisibility())
      .filter(
        (field) =>
          field.scrollWidth > field.clientWidth + 1 ||
          (field.type === 'time' && field.clientWidth < least),
      )
      .map((field) => `${nameOf(field)} is cut: ${field.value}`);
  }, TIME_PX);

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
export const lookAtBoth = async (
  page: Page,
  place: Place,
  language: Language,
): Promise<string[]> => {
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

/** Both sizes, a small phone, and of a list the widths between; the window is as wide afterwards as it was. */
export const lookAtAll = async (page: Page, place: Place, language: Language) => {
  const problems = await lookAtBoth(page, place, language);
  for (const width of place.isList ? WIDTHS : [SMALL]) {
    await page.setViewportSize({ width, height: WIDE.height });
    const extra = await overflow(page);
    if (extra > 0) problems.push(`${extra} px wider than ${width} px`);
    if (width === SMALL) problems.push(...(await cutValues(page)));
  }
  await page.setViewportSize(WIDE);
  await settled(page);
  return problems;
};

/** Waits until the place is shown under its heading. */
export const arrived = async (page: Page, place: Place, language: Language) => {
  if (place.ready) await page.locator(place.ready).waitFor();
  const heading = new RegExp(`^${place[language].replace(/[^\w\s]/gu, '.')}`);
  await settled(page, heading).catch((error: unknown) => {
    throw new Error(`${place.path} is not shown as ${place[language]}`, { cause: error });
  });
};
