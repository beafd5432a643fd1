/** What a form holds is not lost when its page is left, and nothing covers it or runs out of its place. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE, settled, useBrowser } from './support/browser.ts';
import { now } from './support/clock.ts';

const { open } = useBrowser();

const KEYS = { delay: 30 };

/** Enters an address as in the browser's own field, and answers the question whether to leave. */
const enter = async (page: Page, hash: string, answer: 'leave' | 'stay') => {
  const question = page.waitForEvent('dialog');
  // Not awaited: the page waits for the answer.
  const entered = page.evaluate((to) => void (location.hash = to), hash);
  const dialog = await question;
  await (answer === 'leave' ? dialog.accept() : dialog.dismiss());
  await entered;
};

test('an entered address asks before a form is left, and staying keeps the address and what was typed', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  await page.goto('/#/orders');
  await settled(page);
  await page.goto('/#/campaigns/create');
  await settled(page);
  const name = page.locator('input[name="name"]');
  await name.pressSequentially('Winter', KEYS);
  for (const hash of ['#/campaigns', '#/coupons']) {
    await enter(page, hash, 'stay');
    await page.waitForFunction(() => location.hash === '#/campaigns/create');
    expect(await name.inputValue()).toBe('Winter');
  }
  await enter(page, '#/coupons', 'leave');
  await settled(page, /^Coupon/);
  expect(complaints).toEqual([]);
});

test('Back and reload ask before a dialog is lost, and staying keeps what was typed', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  await page.goto('/#/products');
  await settled(page);
  await page.goto('/#/products/2');
  await settled(page);
  await page.getByRole('tab', { name: 'Prices' }).click();
  await page.getByRole('button', { name: 'Schedule a base price' }).click();
  const price = page.getByRole('dialog').locator('input[name="amount"]');
  await price.pressSequentially('129', KEYS);
  const answered = async (leave: () => Promise<unknown>, answer: 'leave' | 'stay') => {
    const question = page.waitForEvent('dialog');
    // Not awaited: the page waits for the answer.
    const left = leave();
    const dialog = await question;
    await (answer === 'leave' ? dialog.accept() : dialog.dismiss());
    await left.catch(() => undefined);
    return dialog.type();
  };
  const back = () => page.evaluate(() => history.back());
  expect(await answered(back, 'stay')).toBe('confirm');
  await page.waitForFunction(() => location.hash === '#/products/2');
  expect(await price.inputValue()).toBe('129');
  const reload = () => page.evaluate(() => location.reload());
  expect(await answered(reload, 'stay')).toBe('beforeunload');
  expect(await price.inputValue()).toBe('129');
  expect(await answered(back, 'leave')).toBe('confirm');
  await settled(page, /^Products/);
  expect(complaints).toEqual([]);
});

test('the fields of an attribute are locked from Save until the list is there, and nothing is asked', async () => {
  const { page, complaints } = await open({ as: 'owner' });
  const questions: string[] = [];
  page.on('dialog', (dialog) => {
    questions.push(dialog.message());
    void dialog.accept();
  });
  await page.goto('/#/attributes');
  await settled(page);
  await page.locator('main tbody a').first().click();
  const english = page.getByLabel('Name · English').first();
  await english.waitFor();
  await settled(page);
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/attributes/*', async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  await english.press('End');
  await english.pressSequentially(' one', KEYS);
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type(' two', KEYS);
  await sent;
  expect(await english.inputValue()).toMatch(/ one$/);
  answer();
  await settled(page, /^Attributes/);
  expect(questions).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Cards of the page that reach over another card, or out of the window. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll('main section.MuiCard-root')];
    const title = (card: Element) => card.querySelector('h2')?.textContent ?? '';
    const boxes = cards.map((card) => {
      // What is drawn in a card, not only its frame; what scrolls in it is cut where that does.
      const inner = [...card.querySelectorAll('button, a, td')].filter(
        (one) => one.closest('[tabindex="0"][role], .MuiTableContainer-root') === null,
      );
      const right = Math.max(...[card, ...inner].map((one) => one.getBoundingClientRect().right));
      const { left, top, bottom } = card.getBoundingClientRect();
      return { card, left, right, top, bottom };
    });
    return boxes.flatMap((one) =>
      boxes
        .filter(
          (other) =>
            other.card !== one.card &&
            !one.card.contains(other.card) &&
            !other.card.contains(one.card) &&
            one.left < other.left &&
            one.right > other.left + 1 &&
            one.top < other.bottom - 1 &&
            other.top < one.bottom - 1,
        )
        .map((other) => `${title(one.card)} over ${title(other.card)}`),
    );
  });

test('a planned price with an end stays in its place beside the other cards of the product', async () => {
  const { page } = await open({ as: 'owner' });
  await page.goto('/#/products/2');
  await settled(page);
  const [variantId, price] = await page.evaluate(async () => {
    const { variants } = (await (await fetch('/api/products/2')).json()) as {
      variants: { id: number; basePrice: number }[];
    };
    return [variants[0]?.id, variants[0]?.basePrice] as const;
  });
  const DAY_MS = 86_400_000;
  const startsAt = now() + 10 * DAY_MS;
  const planned = await page.request.post('/api/prices', {
    headers: { Origin: new URL(page.url()).origin },
    data: {
      listId: 1,
      variantId,
      minQuantity: 1,
      amount: price,
      startsAt,
      endsAt: startsAt + 8 * DAY_MS,
    },
  });
  expect(await planned.text()).toContain('"startsAt"');
  await page.getByRole('tab', { name: 'Prices' }).click();
  const takeBack = page.getByRole('button', { name: 'Take back' }).first();
  await takeBack.waitFor();
  await settled(page);
  expect(await overlaps(page)).toEqual([]);
  await takeBack.click({ trial: true });
});

test('the names of option values are not cut in the grid of variants', async () => {
  const { page } = await open({ as: 'owner' });
  await page.goto('/#/products/2');
  await settled(page);
  await page.getByRole('button', { name: 'Add option' }).click();
  await page.getByLabel('Option · English').last().fill('Colour');
  const input = page.getByLabel('Values (Enter after each)').last();
  for (const value of ['Purple', 'Midnight blue']) {
    await input.pressSequentially(value);
    await input.press('Enter');
  }
  const last = page.locator('[data-grid] tbody tr').first().locator('select').last();
  await last.getByText('Midnight blue').waitFor({ state: 'attached' });
  await last.scrollIntoViewIfNeeded();
  const cut = await page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    return [...document.querySelectorAll<HTMLSelectElement>('[data-grid] select')].flatMap(
      (select) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(select);
        const room = select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        if (pen) pen.font = font;
        return [...select.options]
          .map(({ text }) => text)
          .filter((text) => !pen || pen.measureText(text).width > room);
      },
    );
  });
  expect(cut).toEqual([]);
});

test('on a phone a notice does not cover the button that saves', async () => {
  const { page } = await open({ as: 'owner', viewport: PHONE });
  await page.goto('/#/products/create');
  await settled(page);
  await page.getByLabel('Name · English').first().pressSequentially('Lamp', KEYS);
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await page.locator('.MuiSnackbar-root').waitFor();
  // Refused by whatever lies over it.
  await save.click({ trial: true });
});
