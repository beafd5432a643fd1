/** The inbox: an agent works a ticket by keyboard alone, and a second reply is stopped by what came meanwhile. */
import { expect, test } from 'vitest';
import { settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf, tabTo } from './support/steps.ts';

const { open } = useBrowser();
const view = { language: 'en', theme: 'light', viewport: WIDE } as const;

test('an agent takes the next ticket, notes something, replies and resolves it by keyboard alone', async () => {
  const { page, complaints } = await open({ as: 'agent', ...view });
  await page.goto('/#/tickets');
  await settled(page, 'Tickets');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.keyboard.press('t');
  const reply = page.getByRole('textbox', { name: 'Reply to the customer' });
  await reply.waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('Ask the bank');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Note saved').waitFor();
  await page.getByRole('list').getByText('Ask the bank').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.keyboard.type('We are looking into it');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Reply sent').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Answered' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await tabTo(page, 'button', 'Resolve');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText('Resolved', { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
});

test('two people on one ticket see each other, and the second reply is stopped with nothing lost', async () => {
  const first = await open({ as: 'agent', ...view });
  const second = await open({ as: 'manager', ...view });
  const filter = JSON.stringify({ q: 'Is the shop open on Sunday?' });
  await first.page.goto(`/#/tickets?${new URLSearchParams({ filter })}`);
  await settled(first.page, 'Tickets');
  await first.page.getByRole('link', { name: 'Is the shop open on Sunday?' }).first().click();
  const field = (page: typeof first.page) =>
    page.getByRole('textbox', { name: 'Reply to the customer' });
  await field(first.page).waitFor();
  const address = new URL(first.page.url()).hash;
  await second.page.goto(`/${address}`);
  await field(second.page).pressSequentially('Yes, from ten to six');
  await second.page.getByText('Agent is looking').waitFor();
  await field(first.page).pressSequentially('Yes, until six');
  await second.page.getByRole('button', { name: 'Send', exact: true }).click();
  await second.page.getByText('Reply sent').waitFor();
  await first.page.getByRole('button', { name: 'Send', exact: true }).click();
  await first.page.getByRole('alert').getByText('Yes, from ten to six').waitFor();
  expect(await field(first.page).inputValue()).toBe('Yes, until six');
  expect(await problemsOf(first.page, 'en')).toEqual(NO_PROBLEMS);
  await first.page.getByRole('button', { name: 'Send anyway' }).click();
  await first.page.getByText('Reply sent').waitFor();
  expect(await field(first.page).inputValue()).toBe('');
  // The refused reply is a conflict, which the browser notes.
  expect(
    [...first.complaints, ...second.complaints].filter((one) => !/409|threadMoved/.test(one)),
  ).toEqual([]);
});
