/** What is typed, key by key, is what a form holds: days part by part, during a save, and when the session ends. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
import { DEMO_PASSWORD, emailOf } from './support/signIn.ts';

const { open, url } = useBrowser();

const KEYS = { delay: 30 };

/** Month and day are the same number, for whatever the browser's order is. */
const FIRST = { typed: '12122031', day: '2031-12-12' };
const SECOND = { typed: '11112032', day: '2032-11-11' };

/** A form and what is done there until it shows its days. */
const FORMS: [address: string, choice: string | null][] = [
  ['/#/priceBatches/create', null],
  ['/#/promotions/create', '20% off'],
  ['/#/couponBatches/create', null],
  ['/#/campaigns/create', null],
  ['/#/simulator', null],
  ['/#/activities', null],
  ['/#/?range=custom&from=2025-01-01&to=2025-02-01', null],
];

const daysOf = (page: Page) => page.locator('main input[type=date]:visible');

test('a day that is typed part by part is kept in every form and filter', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  // Leaving a form for the next one asks.
  page.on('dialog', (dialog) => void dialog.accept());
  for (const [address, choice] of FORMS) {
    await page.goto(address);
    await settled(page);
    if (choice) await page.getByText(choice).click();
    await daysOf(page).first().waitFor();
    const count = await daysOf(page).count();
    for (let index = 0; index < count; index++) {
      const field = daysOf(page).nth(index);
      await field.focus();
      await field.pressSequentially(FIRST.typed, KEYS);
      expect([address, index, await field.inputValue()]).toEqual([address, index, FIRST.day]);
      // Another day is typed over it: half of it is no day, and nothing is lost meanwhile.
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await field.pressSequentially(SECOND.typed, KEYS);
      expect([address, index, await field.inputValue()]).toEqual([address, index, SECOND.day]);
      await field.press('Tab');
    }
  }
  expect(complaints).toEqual([]);
});

test('what is typed while a save is under way stays, unsaved', async () => {
  const { page } = await open({ as: 'manager' });
  await page.goto('/#/products/2');
  const name = page.getByLabel('Name · English');
  await name.waitFor();
  await settled(page);
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/products/2', async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  const before = await name.inputValue();
  await name.press('End');
  await name.pressSequentially(' one', KEYS);
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await page.keyboard.press('Control+Enter');
  await sent;
  await name.pressSequentially(' two', KEYS);
  answer();
  await page.getByText('Unsaved: Name').waitFor();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  expect(await name.inputValue()).toBe(`${before} one two`);
  await page.keyboard.press('Control+Enter');
  await page.getByText('No unsaved changes').waitFor();
  await page.reload();
  await settled(page);
  expect(await name.inputValue()).toBe(`${before} one two`);
});

test('a promotion that is being written stays when the session ends in another tab', async () => {
  const { page, context } = await open();
  // A session of its own, as it ends here.
  await context.request.post('/api/auth/sign-in/email', {
    data: { email: emailOf('marketer'), password: DEMO_PASSWORD },
    headers: { Origin: url() },
  });
  await page.goto('/#/promotions/create');
  await settled(page);
  await page.getByText('20% off').click();
  const percent = page.getByRole('textbox', { name: /^Percent off/ });
  await percent.pressSequentially('15', KEYS);
  const other = await context.newPage();
  await other.goto('/#/');
  await settled(other);
  await other.getByRole('button', { name: 'Marketer: my profile' }).click();
  await other.getByRole('menuitem', { name: 'Logout' }).click();
  await settled(other, 'Log in');
  await page.bringToFront();
  await percent.press('End');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').pressSequentially(DEMO_PASSWORD, KEYS);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1, name: '15% off' }).waitFor();
});
