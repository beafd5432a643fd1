/** The grid of variants by keyboard, paste and option; and the issues to fix one after another. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open } = useBrowser();

const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const paste = (page: Page, text: string) =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
const overflow = (page: Page) =>
  page.locator('[data-grid]').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);

const addOption = async (page: Page, name: string, values: readonly string[]) => {
  await page.getByRole('button', { name: 'Add option' }).click();
  await page.getByLabel('Option · English').last().fill(name);
  const input = page.getByLabel('Values (Enter after each)').last();
  for (const value of values) {
    await input.pressSequentially(value);
    await input.press('Enter');
  }
};

test('variants are filled by keyboard, paste and option, and a paste can be undone', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/#/products/create');
  await page.getByLabel('Name · English').fill('Linen shirt');
  await addOption(page, 'Size', ['S', 'L']);
  await addOption(page, 'Colour', ['red', 'blue']);
  await page.getByRole('button', { name: 'Make the 4 variants' }).click();

  await cell(page, 'Base price · S / red').click();
  await paste(page, '10\t20\n11\t21\ndear\t22\n12');
  await page.getByText('6 cells changed. Not read: dear (1 in all).').waitFor();
  expect(await cell(page, 'List price · S / blue').inputValue()).toBe('21.00');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await cell(page, 'List price · S / blue').inputValue()).toBe('');

  await cell(page, 'Base price · S / red').fill('10');
  for (let row = 1; row < 4; row++) {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+d');
  }
  expect(await cell(page, 'Base price · L / blue').inputValue()).toBe('10.00');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Base price · L / red',
  );

  await page.getByRole('combobox', { name: 'Which' }).click();
  await page.getByRole('option', { name: 'Size: L' }).click();
  await page.getByRole('textbox', { name: '%', exact: true }).fill('10');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('2 cells changed.').waitFor();
  expect(await cell(page, 'Base price · L / red').inputValue()).toBe('11.00');
  expect(await cell(page, 'Base price · S / red').inputValue()).toBe('10.00');

  await cell(page, 'Cost · S / red').fill('1,5,0');
  await page.keyboard.press('Tab');
  expect(await cell(page, 'Cost · S / red').getAttribute('aria-invalid')).toBe('true');
  await cell(page, 'Cost · S / red').fill('4');
  // Away from the save bar, which covers part of a row wherever the page is scrolled to.
  await cell(page, 'Cost · S / red').evaluate((field) => field.scrollIntoView({ block: 'center' }));
  expect(await overflow(page)).toBe(0);
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await settled(page, /^Linen shirt/);
  expect(await cell(page, 'Base price · L / blue').inputValue()).toBe('11.00');
  expect(await overflow(page)).toBe(0);

  const phone = await open({ as: 'owner', viewport: { width: 390, height: 844 } });
  await phone.page.goto(page.url());
  await settled(phone.page, /^Linen shirt/);
  await cell(phone.page, 'Base price · L / blue').waitFor();
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await problemsOf(phone.page, 'en')).toEqual(NO_PROBLEMS);
  expect([...complaints, ...phone.complaints]).toEqual([]);
});

test('issues are fixed one after another: each opens at its field, and a fixed one can be undone', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  await page.goto('/#/qualityIssues?filter={"rule":"missingCost"}');
  await page.getByRole('button', { name: 'Fix one after another' }).click();
  await page.getByText('Cost missing').first().waitFor();
  const active = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
  await expect.poll(active, { timeout: 10_000 }).toBe('cost');
  const costs = page.locator('[data-cell="cost"]');
  for (let row = 0; row < (await costs.count()); row++)
    if ((await costs.nth(row).inputValue()) === '') await costs.nth(row).fill('1');
  // Elsewhere the bar with the button to save may cover a part of a row.
  await page.evaluate(() => scrollTo(0, 0));
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Fixed.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
});
