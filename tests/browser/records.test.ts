/** Members and orders: masked data, filters, and direct links to a page. */
import { describe, expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open } = useBrowser();

describe('the pages of members', () => {
  test('personal data is masked for a manager, who can reveal it with a recorded reason', async () => {
    const { page, complaints } = await open({ as: 'manager' });
    await page.goto('/#/members');
    await settled(page, /^Members/);
    await page.getByRole('table').getByRole('link').first().click();
    const contact = page.getByRole('region', { name: 'Contact' });
    await contact.waitFor();
    const masked = await contact.innerText();
    expect(masked).toContain('*');
    expect(masked).not.toMatch(/\d{11}/);

    await contact.getByRole('button', { name: 'Show personal data' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Show personal data' }).click();
    await dialog.getByText('Required').waitFor();
    await dialog
      .getByLabel('Why do you need it?')
      .fill('The parcel came back; asking for the address');
    await dialog.getByRole('button', { name: 'Show personal data' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await contact.innerText()).not.toContain('*');
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('The parcel came back; asking for the address').waitFor();

    // After a reload, the data is masked again.
    await page.reload();
    await contact.waitFor();
    expect(await contact.innerText()).toContain('*');
    expect(complaints).toEqual([]);
  });
});

describe('the data of one member', () => {
  test('an owner saves everything about a member as a file, then erases the member by typing the number', async () => {
    const { page, complaints } = await open({ as: 'owner' });
    await page.goto('/#/members?sort=joinedAt&order=ASC');
    await settled(page, /^Members/);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('region', { name: 'Contact' }).waitFor();
    const menu = page.getByRole('button', { name: 'Personal data of this member' });

    await menu.click();
    await page.getByRole('menuitem', { name: 'Export all data' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Asked by letter of 3 March');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export all data' }).click();
    expect((await download).suggestedFilename()).toMatch(/^member-.+\.json$/);
    await dialog.waitFor({ state: 'hidden' });
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('Asked by letter of 3 March').waitFor();

    await menu.click();
    await page.getByRole('menuitem', { name: 'Erase member' }).click();
    const typed = dialog.getByLabel(/^Type .+ to confirm/);
    const number = (await dialog.innerText()).match(/^Type (.+) to confirm/m)?.[1] ?? '';
    await typed.fill(number);
    await dialog.getByLabel('Reason').click();
    await page.getByRole('option', { name: 'The member asked for it' }).click();
    expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
    await dialog.getByRole('button', { name: 'Erase member' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await page.getByText(/Who this member is was erased/).waitFor();
    expect(await page.getByRole('region', { name: 'Contact' }).count()).toBe(0);
    expect(await menu.count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(number);
    expect(await history.innerText()).not.toContain('Asked by letter');
    expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
    expect(complaints).toEqual([]);
  });
});

describe('the pages of orders', () => {
  test('a filter narrows the list and stays in the address, and an order shows its lines and timeline', async () => {
    const { page, complaints } = await open({ as: 'manager' });
    await page.goto('/#/orders');
    await settled(page, /^Orders/);
    const total = async () =>
      Number((await page.getByRole('heading', { level: 1 }).innerText()).replace(/\D/g, ''));
    const all = await total();
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Cancelled' }).click();
    await page.waitForFunction(
      (before) => Number(document.querySelector('h1')?.textContent?.replace(/\D/g, '')) < before,
      all,
    );
    await settled(page);
    const cancelled = await total();
    expect(cancelled).toBeGreaterThan(0);
    const statuses = await page.locator('tbody tr td:nth-of-type(3)').allInnerTexts();
    expect(new Set(statuses)).toEqual(new Set(['Cancelled']));

    const address = page.url();
    await page.getByRole('table').getByRole('link').first().click();
    const lines = page.getByRole('region', { name: 'Items' });
    await lines.waitFor();
    expect(await lines.getByRole('row').count()).toBeGreaterThan(1);
    await page.getByRole('region', { name: 'Timeline' }).getByText('Cancelled').first().waitFor();
    const order = page.url();
    const number = await page.getByRole('heading', { level: 1 }).innerText();

    await page.goBack();
    await settled(page, /^Orders/);
    expect(page.url()).toBe(address);
    expect(await total()).toBe(cancelled);

    // A direct link opened in a new window.
    const other = await open({ as: 'manager' });
    await other.page.goto(order);
    await settled(other.page, number);
    expect([...complaints, ...other.complaints]).toEqual([]);
  });

  test('an unknown address shows a “not found” page', async () => {
    const { page } = await open({ as: 'manager' });
    await page.goto('/#/nowhere');
    await settled(page, 'Not Found');
  });
});

test('a filter that a link set is shown as a chip, and the list is whole again without it', async () => {
  const { page, complaints } = await open({ as: 'manager' });
  await page.goto('/');
  await settled(page, 'Today');
  await page
    .getByRole('link', { name: /products? needs? fixing/ })
    .first()
    .click();
  await settled(page, /^Products/);
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await settled(page, 'Today');
  await page
    .getByRole('link', { name: /^Products/ })
    .first()
    .click();
  await settled(page, /^Products/);
  const chips = page.getByRole('list', { name: 'Filters of the link' });
  await chips.getByText('With errors to fix').waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  // Each chip is reached by keyboard and taken away with Delete.
  for (const text of ['With errors to fix', 'Not archived']) {
    await chips.getByRole('button', { name: text }).focus();
    await page.keyboard.press('Delete');
    await chips.getByText(text).waitFor({ state: 'detached' });
  }
  expect(complaints).toEqual([]);
});
