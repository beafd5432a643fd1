/** Filters of lists, and the sums under them. That every list fits every width is checked in links.owner.test.ts. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';

const { open } = useBrowser();

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

test('a list is saved in the words of the screen', async () => {
  const { page } = await open({ as: 'owner' });
  await page.goto('/#/promotions');
  await settled(page, /^Promotions/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^promotions-.+\.csv$/);
  const [header = '', ...rows] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(header).toContain('Name,Name customers see,Campaign,State,Kind,Stage,Applies,From,Until');
  expect(rows.some((row) => row.includes(',Running,'))).toBe(true);
  expect(rows.filter((row) => /,(running|automatic|shipping),|[{}]/.test(row))).toEqual([]);
});
