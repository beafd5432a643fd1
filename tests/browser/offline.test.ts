/** Without a network nothing is lost: the console says so, and goes on when the network is back. */
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';

const { open } = useBrowser();

test('a form that is saved without a network stays, and is saved once the network is back', async () => {
  const { page, context } = await open({ as: 'manager' });
  await page.goto('/#/categories/1');
  const name = page.getByLabel('Name · English');
  await name.waitFor();
  await settled(page);
  const before = await name.inputValue();
  await name.press('End');
  await name.pressSequentially(' offline');
  await context.setOffline(true);
  const notice = page.getByText('No connection, trying to reach the server again.');
  await notice.waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await name.inputValue()).toBe(`${before} offline`);
  await context.setOffline(false);
  await notice.waitFor({ state: 'hidden' });
  const saved = page.getByText('Saved', { exact: true }).first();
  await saved.waitFor();
  await page.reload();
  await name.waitFor();
  await settled(page);
  expect(await name.inputValue()).toBe(`${before} offline`);
});
