/** Common tasks without a mouse. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { DEMO_PASSWORD, emailOf } from './support/signIn.ts';

const { open } = useBrowser();

const MOST_STEPS = 120;

/** The accessible name of the focused element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label =
      element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '')
      .replace(/\s*\*$/, '')
      .trim();
  });

/** Presses Tab (or another key) until an element with this name has the focus. */
const focusByKey = async (page: Page, name: string | RegExp, key = 'Tab') => {
  const isNamed = (current: string) =>
    typeof name === 'string' ? current === name : name.test(current);
  const skipped: string[] = [];
  while (skipped.length < MOST_STEPS) {
    await page.keyboard.press(key);
    const current = await focused(page);
    if (isNamed(current)) return;
    skipped.push(current);
  }
  throw new Error(
    `${key} never reached “${String(name)}”, only: ${[...new Set(skipped)].join(' | ')}`,
  );
};

const ringOf = (page: Page) =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(
      document.activeElement ?? document.body,
    );
    return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  });

test('logging in, renaming a product, moving a category and logging out work by keyboard alone', async () => {
  const { page, complaints } = await open();
  await page.goto('/');
  await page.getByLabel('Email').waitFor();
  expect(await focused(page)).toBe('Email');
  await page.keyboard.type(emailOf('owner'));
  await focusByKey(page, 'Password');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await settled(page, 'Today');

  await focusByKey(page, /^Catalog/);
  await page.keyboard.press('Enter');
  await focusByKey(page, 'Products');
  await expect.poll(() => ringOf(page)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await settled(page, /^Products/);
  await page.getByRole('table').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const link = page.getByRole('table').getByRole('link').first();
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  const before = await link.innerText();
  await page.keyboard.press('Enter');
  await page.getByLabel('Name · English').waitFor();
  await settled(page, new RegExp(`^${before.replace(/[^\w\s]/g, '.')}`));
  await focusByKey(page, 'Name · English');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Named by keyboard');
  await focusByKey(page, 'Save');
  await page.keyboard.press('Enter');
  await settled(page, /^Named by keyboard/);

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find a page or record' }).waitFor();
  await page.keyboard.type('Categories');
  await page.getByRole('option', { name: 'Categories', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await settled(page, 'Categories');
  const roots = page.locator('[role="treeitem"][aria-level="1"]');
  await roots.first().waitFor();
  const order = await roots.allInnerTexts();
  await focusByKey(page, 'Category tree');
  await page.keyboard.press('Home');
  await page.keyboard.press('Alt+ArrowDown');
  await page
    .getByRole('status')
    .getByText(/is now at place 2 under the top level/)
    .waitFor();
  await expect.poll(() => roots.allInnerTexts()).toEqual([order[1], order[0], ...order.slice(2)]);
  await page.keyboard.press('Enter');
  await page.getByLabel('Name · English').waitFor();
  await page.keyboard.press('Escape');

  await focusByKey(page, 'Owner: my profile', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Logout' }).waitFor();
  await focusByKey(page, 'Logout', 'ArrowDown');
  await page.keyboard.press('Enter');
  await settled(page, 'Log in');
  expect(complaints).toEqual([]);
});

test('Ctrl+Enter saves every form, and the history shows amounts as they were typed', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  const saved = () => page.getByText('No unsaved changes').waitFor();
  const openFirst = async (list: string, name: RegExp) => {
    await page.goto(`/#/${list}`);
    await settled(page, name);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByLabel('Name · English').first().waitFor();
    await settled(page);
  };
  await openFirst('products', /^Products/);
  const price = page.locator('[data-cell="basePrice"]').first();
  await price.fill('4321.5');
  await price.press('Control+Enter');
  await saved();
  const history = page.getByRole('region', { name: 'History' });
  await history
    .getByText(/4,321\.50/)
    .first()
    .waitFor();
  expect(await history.innerText()).not.toContain('432150');

  await openFirst('attributes', /^Attributes/);
  const name = page.getByLabel('Name · English').first();
  await name.pressSequentially(' typed');
  await name.press('Control+Enter');
  await saved();

  await page.goto('/#/categories/1');
  await page.getByLabel('Name · English').waitFor();
  await settled(page);
  await page.getByLabel('Name · English').pressSequentially(' typed');
  await page.keyboard.press('Control+Enter');
  await saved();
  expect(complaints).toEqual([]);
});

test('a save by keyboard that leads to another page puts the focus on its heading', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  await page.goto('/#/campaigns/create');
  await settled(page);
  await page.locator('input[name="name"]').pressSequentially('Winter');
  await page.keyboard.press('Control+Enter');
  await settled(page, 'Winter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)),
  ).toBe(true);
  expect(complaints).toEqual([]);
});

test('what is typed right after the first Ctrl+K of a page is searched', async () => {
  const { page } = await open({ as: 'owner' });
  await page.goto('/');
  await settled(page, 'Today');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Categories');
  await page.getByRole('option', { name: 'Categories', exact: true }).waitFor();
  expect(await page.getByRole('combobox').inputValue()).toBe('Categories');
  await page.keyboard.press('Enter');
  await settled(page, 'Categories');
});

test('a question mark lists the keys, except where it is typed, and Escape closes the list', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  await page.goto('/#/products');
  await settled(page, /^Products/);
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.press('?');
  await keys.waitFor();
  expect(await keys.locator('kbd').allInnerTexts()).toEqual(
    expect.arrayContaining(['Ctrl+K', '?', 'j', 'k', 'Ctrl+Enter', 'Esc']),
  );
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  await page.keyboard.press('/');
  await page.keyboard.type('cup?');
  expect(
    await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value),
  ).toBe('cup?');
  expect(await keys.count()).toBe(0);
  expect(complaints).toEqual([]);
});

/** The focused element if a bar that stays in place covers it, also in part; null where all of it can be seen. */
const coveredFocus = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return null;
    // The input of a switch or box is larger than what is seen of it.
    const isBox = activeElement.matches('[type="checkbox"], [type="radio"]');
    const element = (isBox && activeElement.parentElement) || activeElement;
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    // What is taller than the free part of the page cannot be clear of both bars.
    if (width === 0 || height > innerHeight / 4) return null;
    const inset = Math.min(2, width / 4, height / 4);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [
      [x, y],
      // Corners are round.
      [x, top + inset],
      [x, bottom - inset],
      [left + inset, y],
      [right - inset, y],
    ] as const;
    // The strip at the edge from which a finger draws the menu is fixed, too, but shows nothing.
    const isBar = (node: Element) => {
      const { position, backgroundColor } = getComputedStyle(node);
      const isSeen = backgroundColor !== 'rgba(0, 0, 0, 0)';
      return isSeen && ['sticky', 'fixed'].includes(position) && !node.contains(element);
    };
    const isCovered = points.some(([pointX, pointY]) => {
      let node = document.elementFromPoint(pointX, pointY);
      for (; node; node = node.parentElement) if (isBar(node)) return true;
      return false;
    });
    if (!isCovered) return null;
    const name = activeElement.getAttribute('aria-label') ?? activeElement.getAttribute('name');
    return `${activeElement.tagName} ${name ?? activeElement.textContent}`.slice(0, 60);
  });

test.each([
  ['a phone', PHONE],
  ['a desktop', WIDE],
])('the link past the menu can be read on %s', async (_, viewport) => {
  const { page } = await open({ as: 'owner', viewport });
  await page.goto('/');
  await settled(page, 'Today');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to content');
  expect(await coveredFocus(page)).toBeNull();
  const seen = await page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { color, backgroundColor } = getComputedStyle(element);
    return { color, backgroundColor, width: element.getBoundingClientRect().width };
  });
  expect(seen).toMatchObject({ color: 'rgb(255, 255, 255)', backgroundColor: 'rgb(11, 95, 120)' });
  expect(seen.width).toBeGreaterThan(100);
});

const FOCUS_STEPS = 90;
test.each([
  ['the form of a product on a phone', '/#/products/2', PHONE],
  ['the form of a promotion on a low screen', '/#/promotions/create', { width: 1280, height: 640 }],
])(
  'in %s the bars at its top and foot never cover what has the focus',
  async (_, address, viewport) => {
    const { page } = await open({ as: 'owner', viewport });
    await page.goto(address);
    await page.getByLabel('Name · English').or(page.getByLabel('Budget')).first().waitFor();
    await settled(page);
    const covered: string[] = [];
    let seen = 0;
    for (const key of ['Tab', 'Shift+Tab'])
      for (let step = 0; step < FOCUS_STEPS; step++) {
        await page.keyboard.press(key);
        const found = await coveredFocus(page);
        if (found) covered.push(`${key}: ${found}`);
        else seen++;
      }
    expect(covered).toEqual([]);
    expect(seen).toBe(2 * FOCUS_STEPS);
  },
);
