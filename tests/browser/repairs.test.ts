/** A repair: an agent checks the warranty and decides on it, in both languages. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open } = useBrowser();

/** Opens the page of a repair, wherever it stands in the list. */
const goToRepair = async (page: Page, filter: object): Promise<void> => {
  const asked = new URLSearchParams({ filter: JSON.stringify({ kind: 'repair', ...filter }) });
  const answer = await page.request.get(`/api/cases?${asked}`);
  const [row] = (await answer.json()) as { id: number }[];
  if (!row) throw new Error('The store has no such repair');
  await page.goto(`/#/cases/${row.id}/show`);
};

test('an agent checks the warranty of goods to repair, and approves the repair', async () => {
  const { page, complaints } = await open({
    as: 'agent',
    language: 'en',
    theme: 'light',
    viewport: WIDE,
  });
  await goToRepair(page, { stage: 'requested' });
  await page.getByRole('button', { name: 'Check warranty' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Serial number' }).waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('dialog').getByRole('button', { name: 'Check warranty' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('combobox', { name: 'Warranty' }).click();
  // What the dates say, which an agent decides alone.
  const isCovered = await page.getByText(/^Under warranty up to/).isVisible();
  await page
    .getByRole('option', { name: isCovered ? 'Under warranty' : 'Out of warranty', exact: true })
    .click();
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: 'Enter tracking' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the page of a repair stands in Chinese on a phone', async () => {
  const { page, complaints } = await open({
    as: 'manager',
    language: 'zh',
    theme: 'dark',
    viewport: PHONE,
  });
  await goToRepair(page, {});
  await page.getByText('保修截止日').waitFor();
  expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
  expect(complaints).toEqual([]);
});
