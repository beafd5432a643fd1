/** Back while a new record is saved: its form is left once it is saved, so that nothing is saved twice. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';

const { open } = useBrowser();

const FORMS: readonly {
  resource: string;
  heading: RegExp;
  fill: (page: Page) => Promise<void>;
}[] = [
  {
    resource: 'promotions',
    heading: /^Promotions/,
    fill: async (page) => {
      await page.getByRole('textbox', { name: 'Spend' }).fill('300');
      await page.getByRole('textbox', { name: 'Discount' }).fill('40');
      await page.getByRole('textbox', { name: 'Internal name' }).fill('Left early');
    },
  },
  {
    resource: 'campaigns',
    heading: /^Campaigns/,
    fill: async (page) => {
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Left early');
    },
  },
];

test.each(FORMS)(
  'a new record of $resource is saved once, and then left for the list',
  async ({ resource, heading, fill }) => {
    const { page, complaints } = await open({ as: 'marketer' });
    await page.goto(`/#/${resource}`);
    await settled(page, heading);
    await page.getByRole('link', { name: 'Create' }).first().click();
    await page.getByRole('button', { name: 'Save' }).waitFor();
    await fill(page);
    let answer = () => undefined as void;
    const held = new Promise<void>((done) => (answer = done));
    const sent: string[] = [];
    await page.route(`**/api/${resource}`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent.push(route.request().url());
      const response = await route.fetch();
      await held;
      return route.fulfill({ response });
    });
    const asked = page.waitForRequest(
      (one) => one.method() === 'POST' && one.url().endsWith(`/api/${resource}`),
    );
    await page.getByRole('button', { name: 'Save' }).click();
    await asked;
    await page.evaluate(() => history.back());
    // The form stays until it is saved.
    await page.getByRole('button', { name: 'Save' }).waitFor();
    answer();
    await settled(page, heading);
    expect(await page.getByText('Left early').count()).toBeGreaterThan(0);
    expect(sent).toHaveLength(1);
    expect(complaints).toEqual([]);
  },
);
