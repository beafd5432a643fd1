/** A file with wrong rows: the counts and reasons of the dry run, the import of the valid rows, and a repeat without effect. */
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
import { PRODUCTS_WITH_ERRORS } from './support/work.ts';

const { open } = useBrowser();

test('a file with errors is checked, its valid rows are imported, and a repeat changes nothing', async () => {
  const { page, complaints } = await open({ as: 'manager' });
  // Other codes than those of the existing import.
  const text = PRODUCTS_WITH_ERRORS.replaceAll('browser-', 'spring-').replaceAll('BR-', 'SP-');
  const file = { name: 'spring.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  const choose = async () => {
    await page.goto('/#/imports');
    await page.getByRole('radio', { name: /^Products, the console’s own columns/ }).check();
    await page.locator('input[type="file"]').setInputFiles(file);
    await settled(page, 'Dry run: spring.csv');
  };
  await choose();
  const products = page.getByRole('row', { name: /^Products/ });
  await products.waitFor();
  expect((await products.getByRole('cell').allInnerTexts())[1]).toBe('2');

  const refused = page.getByRole('region', { name: 'Refused rows' }).first();
  const rows = refused.getByRole('row');
  expect(await rows.count()).toBe(3);
  const [, price, status] = await rows.allInnerTexts();
  expect(price).toMatch(/^3\s+Fix line 3\s+price\s+\S+\s+Must be an amount/);
  expect(status).toMatch(/^4\s+Fix line 4\s+status\s/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    refused.getByRole('link', { name: 'Download refused rows' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);

  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await settled(page, 'Import: spring.csv');
  await page.getByText('What was done').waitFor();
  await page.goto(`/#/products?${new URLSearchParams({ filter: '{"q":"SP-MUG"}' })}`);
  await page.getByRole('link', { name: 'Enamel mug' }).waitFor();

  await choose();
  await page.getByText(/^Nothing to apply: 2 rows were refused/).waitFor();
  expect(complaints).toEqual([]);
});
