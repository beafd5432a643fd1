/** The figures of Today: as a chart and a table, with other ranges and comparisons, and the orders they count. */
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';

const { open } = useBrowser();

const HEAD = ['Period', 'Orders', 'Compared with', 'Before', 'Change'];
const numberOf = (text: string) => Number(text.replace(/[^\d.-]/g, ''));

test('a chart of Today can be read as a table, with another range and comparison, and leads to the orders of a period', async () => {
  const { page, complaints } = await open({ as: 'manager' });
  await page.goto('/');
  await settled(page, 'Today');
  await page.getByRole('button', { name: /^Orders/, pressed: false }).click();
  const panel = page.getByRole('region', { name: /^Orders:/ });
  await panel.getByRole('img').or(panel.locator('svg.recharts-surface')).first().waitFor();

  await panel.getByRole('button', { name: 'Table' }).click();
  const table = panel.getByRole('table');
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(HEAD);
  expect(await table.locator('tbody tr').count()).toBe(30);
  const counts = (await table.locator('tbody td:nth-of-type(1)').allInnerTexts()).map(numberOf);
  const total = numberOf(await table.locator('tfoot td:nth-of-type(1)').first().innerText());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);

  const choose = async (label: string, option: string) => {
    await page.getByRole('combobox', { name: new RegExp(`^${label} `) }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('Period', 'Last 12 months');
  await choose('Granularity', 'Month');
  const answered = page.waitForResponse((answer) => answer.url().includes('compare=year'));
  await choose('Compared with', 'Previous year');
  await answered;
  await expect.poll(() => table.locator('tbody tr').count(), { timeout: 30_000 }).toBe(12);
  await settled(page, 'Today');
  // The address contains the chosen options, so opening it again shows the same.
  const asked = page.url();
  const rows = await table.locator('tbody tr').allInnerTexts();
  await page.goto('about:blank');
  await page.goto(asked);
  await settled(page, 'Today');
  await table.waitFor();
  expect(await table.locator('tbody tr').allInnerTexts()).toEqual(rows);

  const row = table.locator('tbody tr').nth(10);
  const expected = numberOf(await row.locator('td').first().innerText());
  expect(expected).toBeGreaterThan(0);
  await row.getByRole('link').click();
  await settled(page, new RegExp(`^Orders\\s*${expected}$`));
  await page.goBack();
  await settled(page, 'Today');
  expect(complaints).toEqual([]);
});

test('a figure of Today shows its formula, days and last change, and links to its rows', async () => {
  const { page } = await open({ as: 'owner' });
  await page.goto('/');
  await settled(page, 'Today');
  await page.getByRole('button', { name: 'About Return rate' }).click();
  const why = page.getByRole('dialog', { name: 'About this figure: Return rate' });
  await why.getByText('A return counts on its own day.').waitFor();
  await why.getByText('Asia/Shanghai').waitFor();
  await why.getByText('Last change').waitFor();
  await why.getByRole('link', { name: 'View returns' }).click();
  await settled(page, /^Returns/);
});
