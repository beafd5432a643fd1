/** A return on a phone: an agent takes it from the parcel to the amount by keyboard, and its dialogs stand in Chinese. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, settled, useBrowser } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf, tabTo } from './support/steps.ts';

const { open } = useBrowser();

/** The newest return in this stage. */
const openReturn = async (page: Page, stage: string, title: string) => {
  const filter = encodeURIComponent(JSON.stringify({ kind: 'return', stage }));
  await page.goto(`/#/cases?filter=${filter}`);
  await settled(page, title);
  await page
    .getByRole('link', { name: /CS\d{8}-/ })
    .first()
    .click();
};

test('an agent takes a return from its parcel to its amount by keyboard on a phone', async () => {
  const { page, complaints } = await open({
    as: 'agent',
    language: 'en',
    theme: 'light',
    viewport: PHONE,
  });
  await openReturn(page, 'approved', 'Cases');
  const dialog = page.getByRole('dialog');
  /** Opens the dialog, types into its fields, and sends it. */
  const take = async (verb: string, fields: readonly (readonly [RegExp, string])[]) => {
    await page.getByRole('button', { name: verb, exact: true }).first().press('Enter');
    await dialog.waitFor();
    for (const [name, text] of fields) {
      await dialog.getByRole('textbox', { name }).first().waitFor();
      await tabTo(page, 'textbox', name);
      await page.keyboard.type(text);
    }
    expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  };
  await take('Enter tracking', [
    [/^Carrier/, 'SF Express'],
    [/^Tracking number/, 'SF909090901'],
  ]);
  await take('Receive goods', [[/how many came in/, '1']]);
  await take('Inspect', [[/^Back into stock/, '1']]);
  await page.getByRole('button', { name: 'Fix amount' }).first().waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  expect(complaints).toEqual([]);
});

test('the page and the dialogs of a return stand in Chinese on a phone', async () => {
  const { page, complaints } = await open({
    as: 'manager',
    language: 'zh',
    theme: 'dark',
    viewport: PHONE,
  });
  await openReturn(page, 'inspectionFailed', '售后单');
  for (const verb of ['退回客户', '提出部分退款']) {
    await page.getByRole('button', { name: verb, exact: true }).first().press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
  expect(complaints).toEqual([]);
});
