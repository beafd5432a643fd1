/** Common tasks without a mouse. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
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
