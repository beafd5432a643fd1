/** Logging in, and the menu of each role. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { type Role, ROLES } from '#contract/platform/access';
import { settled, useBrowser, WIDE } from './support/browser.ts';
import { DEMO_PASSWORD, emailOf } from './support/signIn.ts';

const { open } = useBrowser();

const CATALOG = ['Products', 'Categories', 'Attributes', 'Stock', 'Issues to fix', 'Quality rules'];
const PRICES = [
  'Price batches',
  'Price lists',
  'Price log',
  'Competitors',
  'Suggestion rules',
  'Price suggestions',
  'Seasonal plans',
  'Pricing insight',
];
const PLANS = [
  'Promotions',
  'Campaigns',
  'Calendar',
  'Simulator',
  'Coupon batches',
  'Coupon codes',
  'Redemptions',
  'Points rewards',
  'Member activities',
];
const MEMBERS = [
  'Members',
  'Segments',
  'Tags',
  'RFM',
  'Programme',
  'Points ledger',
  'Adjustments',
  'Programme insight',
];
const TRADE = ['Orders', 'Returns', 'Shipments', 'Instructions'];
const SERVICE = [...TRADE, 'Refunds', 'Fulfilment'];
/** Of those who answer customers. */
const DESK = [...TRADE, 'Tickets', 'Cases', 'Refunds', 'Fulfilment'];
const SATISFACTION = [
  'Surveys',
  'Survey alerts',
  'Distributions',
  'Survey results',
  'Corrective actions',
  'Responses',
  'Monthly reviews',
  'Dimensions',
  'Dimension weights',
];
const WORKBENCH = ['Price workbench', ...PRICES];
const SETTINGS = ['Store settings', 'Levels, groups, channels'];
const SERVICE_SETTINGS = ['Return reasons', 'After-sales policies', 'Root causes'];
const WEBHOOKS = ['Webhooks', 'Webhook messages'];
const MESSAGES = ['Message templates', 'Messages to members'];
/** Of those who work on tickets, after everything else of the settings. */
const DESK_SETTINGS = [
  'Teams',
  'Absences',
  'Canned replies and macros',
  'Ticket rules',
  'Quality reviews',
  'Score cards',
];
/** In the order of each role: what it uses first. */
const MENUS: Record<Role, string[]> = {
  owner: [
    'Today',
    ...DESK,
    'Service insight',
    ...PLANS,
    ...SATISFACTION,
    ...MEMBERS,
    ...CATALOG,
    ...WORKBENCH,
    ...SETTINGS,
    'Staff',
    'API keys',
    ...WEBHOOKS,
    ...MESSAGES,
    'Sending of messages',
    'Activity log',
    'Import',
    'Background work',
    'Scheduled work',
    'Return reasons',
    'Service policies',
    ...DESK_SETTINGS,
    'After-sales policies',
    'Root causes',
    'Reason texts',
    'Care call rules',
    'Retention of tickets',
  ],
  manager: [
    'Today',
    ...DESK,
    'Service insight',
    ...CATALOG,
    ...SATISFACTION,
    ...WORKBENCH,
    ...MEMBERS,
    ...PLANS,
    ...SETTINGS,
    ...WEBHOOKS,
    ...MESSAGES,
    'Activity log',
    'Import',
    'Background work',
    'Scheduled work',
    'Return reasons',
    'Service policies',
    ...DESK_SETTINGS,
    'After-sales policies',
    'Root causes',
    'Reason texts',
    'Care call rules',
  ],
  agent: [
    'Today',
    ...DESK,
    ...MEMBERS,
    ...SATISFACTION.filter((name) => name !== 'Monthly reviews'),
    ...PLANS,
    ...CATALOG,
    ...PRICES,
    ...SETTINGS,
    ...MESSAGES,
    'Background work',
    'Return reasons',
    'Service policies',
    ...DESK_SETTINGS,
    'After-sales policies',
    'Root causes',
    'Care call rules',
  ],
  marketer: [
    'Today',
    ...PLANS,
    ...MEMBERS,
    ...SATISFACTION,
    ...SERVICE,
    ...CATALOG,
    ...PRICES,
    ...SETTINGS,
    ...MESSAGES,
    'Import',
    'Background work',
    ...SERVICE_SETTINGS,
  ],
  analyst: [
    'Today',
    ...PRICES,
    ...SERVICE,
    'Service insight',
    ...SATISFACTION,
    ...MEMBERS,
    ...CATALOG,
    ...PLANS,
    ...SETTINGS,
    ...MESSAGES,
    'Background work',
    ...SERVICE_SETTINGS,
  ],
};
/** For each role, the address of a page that it may not open. */
const FORBIDDEN: Partial<Record<Role, string>> = {
  manager: '/apiKeys',
  agent: '/activities',
  marketer: '/products/create',
  analyst: '/staff',
};

const logIn = async (page: Page, role: Role, password: string) => {
  await page.getByLabel('Email').fill(emailOf(role));
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
};

describe('the login page', () => {
  test.each(ROLES)('the role %s can log in and sees exactly its menu', async (role) => {
    const { page, complaints } = await open();
    await page.goto('/#/products');
    await logIn(page, role, DEMO_PASSWORD);
    // The page that was requested before the login.
    await settled(page, /^Products/);
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    // What the role uses first needs no scrolling; the other groups are folded.
    const last = await menu.getByRole('link').last().boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(WIDE.height);
    const folded = menu.getByRole('button', { expanded: false });
    while (await folded.count()) await folded.first().click();
    // Some links also show the number of open items.
    const names = (await menu.getByRole('link').allInnerTexts()).map((text) => text.split('\n')[0]);
    expect(names).toEqual(MENUS[role]);

    const forbidden = FORBIDDEN[role];
    if (forbidden) {
      await page.goto(`/#${forbidden}`);
      await settled(page, 'Access denied');
      expect(await page.getByText('You don’t have access to this page').isVisible()).toBe(true);
    }
    const name = role.charAt(0).toUpperCase() + role.slice(1);
    await page.getByRole('button', { name: `${name}: my profile` }).click();
    await page.getByRole('menuitem', { name: 'Logout' }).click();
    await settled(page, 'Log in');
    await page.goto('/#/orders');
    await settled(page, 'Log in');
    // A forbidden page may send a request before it knows, and an open page one more while the session ends.
    expect(
      complaints.filter(
        (text) => !/403 \(Forbidden\)|errors\.forbidden|errors\.loginRequired/.test(text),
      ),
    ).toEqual([]);
  });

  test('a wrong password is refused with a message, and the e-mail address stays in the form', async () => {
    const { page } = await open();
    await page.goto('/');
    await logIn(page, 'owner', 'not-this-one');
    await page.getByRole('alert').getByText('Wrong e-mail or password.').waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe(emailOf('owner'));
    await settled(page, 'Log in');
  });
});

test('a session that ended asks for the password in place, and the save goes on with what was typed', async () => {
  const { page, context } = await open({ as: 'manager' });
  await page.goto('/#/categories/1');
  const name = page.getByLabel('Name · English');
  await name.waitFor();
  await settled(page);
  const before = await name.inputValue();
  await name.press('End');
  await name.pressSequentially(' plus');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password').pressSequentially('not this one');
  await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
  await dialog.getByText('Wrong e-mail or password.').waitFor();
  await dialog.getByLabel('Password').fill('');
  await dialog.getByLabel('Password').pressSequentially(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Saved', { exact: false }).first().waitFor();
  await page.reload();
  await name.waitFor();
  await settled(page);
  expect(await name.inputValue()).toBe(`${before} plus`);
});

test('an invitation stays open while it is read, though nobody is logged in', async () => {
  const { page } = await open();
  await page.clock.install();
  await page.goto(`/#${inject('store').invitation}`);
  await page.getByLabel('Your name').pressSequentially('Lin');
  await page.clock.runFor(60_000);
  expect(await page.getByLabel('Your name').inputValue()).toBe('Lin');
});
