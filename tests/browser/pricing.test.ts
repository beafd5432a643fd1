/** Pricing: a manager reprices a category, the owner approves, the timeline shows it, and the manager reverts it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';
import { confirm, NO_PROBLEMS, problemsOf, tabTo } from './support/steps.ts';

const { open } = useBrowser();

interface Variant {
  variantId: number;
  productId: number;
  name: string;
  sku: string;
}

const WORDS = {
  en: {
    workbench: 'Price workbench',
    category: 'Category',
    formula: 'Formula',
    percentDown: 'Lower by percent',
    percent: 'Percent',
    ending: 'Ending',
    at: 'At a set time',
    friday: 'Next Friday',
    submit: 'Submit',
    approve: 'Approve',
    revert: 'Revert',
    waits: 'Awaiting approval',
    scheduled: 'Scheduled',
    reverted: 'Reverted',
    second: 'Needs approval',
    newPrice: /^New price of/,
    table: 'Table',
  },
  zh: {
    workbench: '调价工作台',
    category: '商品分类',
    formula: '调价方式',
    percentDown: '按百分比降价',
    percent: '百分比',
    ending: '尾数',
    at: '定时生效',
    friday: '下个星期五',
    submit: '提交',
    approve: '通过',
    revert: '撤销',
    waits: '待审批',
    scheduled: '未开始',
    reverted: '已撤销',
    second: '需要他人审批',
    newPrice: /的新价$/,
    table: '表格',
  },
} as const;
type Words = (typeof WORDS)['en' | 'zh'];

/** A top category with its name and a variant in it; each language uses another one, so that batches do not conflict. */
const findProduct = async ({ request }: Page, at: number) => {
  const ask = async <T>(path: string) => (await (await request.get(`/api${path}`)).json()) as T;
  const categories = await ask<{ id: number; path: string; names: { en: string; zh: string } }[]>(
    `/categories?${new URLSearchParams({ sort: '["position","ASC"]' })}`,
  );
  const tops = categories.filter(({ path }) => path.split('/').filter(Boolean).length === 1);
  const top = tops[at];
  if (!top) throw new Error('The store has too few categories');
  const preview = await request.post('/api/priceBatches/preview', {
    data: { filter: { categoryId: top.id }, formula: { kind: 'percent', bps: -4000 }, limit: 1 },
  });
  const { rows } = (await preview.json()) as { rows: Variant[] };
  if (!rows[0]) throw new Error('The category has no variants');
  return { name: top.names, variant: rows[0] };
};

/** Opens a select with the keyboard and chooses an option. */
const pick = async (page: Page, name: string, option: string) => {
  await tabTo(page, 'combobox', new RegExp(`^${name}`));
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor();
  const wanted = page.getByRole('option', { name: option, exact: true });
  for (let steps = 0; steps < 20; steps++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
};

/** Fills the whole form without a mouse; 40 % off exceeds the store's limit of 30 %. */
const propose = async (page: Page, words: Words, category: string) => {
  await page.goto('/#/priceBatches/create');
  await settled(page, words.workbench);
  await tabTo(page, 'combobox', words.category);
  await page.keyboard.type(category);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await pick(page, words.formula, words.percentDown);
  await tabTo(page, 'textbox', words.percent);
  await page.keyboard.type('40');
  await pick(page, words.ending, '.99');
  await tabTo(page, 'button', words.at);
  await page.keyboard.press('Space');
  await tabTo(page, 'button', words.friday);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: words.newPrice }).first().waitFor();
  await page.getByText(words.second).waitFor();
};

describe.each([
  { language: 'en', theme: 'light', at: 0 },
  { language: 'zh', theme: 'dark', at: 1 },
] as const)('pricing in $language, $theme', ({ language, theme, at }) => {
  const words = WORDS[language];

  test('a batch can be proposed by keyboard, approved by another person, seen on the timeline and reverted', async () => {
    const { page, complaints } = await open({ as: 'manager', language, theme });
    const { name, variant } = await findProduct(page, at);
    await propose(page, words, name[language]);

    // As in a spreadsheet, Enter moves down, a typed price replaces the proposal, and an empty cell restores it.
    const cells = page.getByRole('textbox', { name: words.newPrice });
    const before = await cells.nth(1).inputValue();
    await cells.first().focus();
    await page.keyboard.press('Enter');
    expect(await cells.nth(1).evaluate((cell) => cell === document.activeElement)).toBe(true);
    await page.keyboard.type('9999.50');
    await page.keyboard.press('Enter');
    await expect.poll(() => cells.nth(1).inputValue()).toBe('9999.50');
    await cells.nth(1).fill('');
    await page.keyboard.press('Enter');
    await expect.poll(() => cells.nth(1).inputValue()).toBe(before);
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);

    // Prices below the floor are raised to it, and the batch is saved as a draft, which changes no price.
    await page
      .getByRole('combobox', { name: language === 'en' ? 'Below the floor' : '低于底价时' })
      .click();
    await page
      .getByRole('option', { name: language === 'en' ? 'Raise to the floor' : '提高到底价' })
      .click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: words.submit, exact: true }).waitFor();
    await settled(page);
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    await confirm(page, words.submit);
    await page.getByText(words.waits, { exact: true }).first().waitFor();
    expect(await page.getByRole('button', { name: words.approve, exact: true }).count()).toBe(0);
    const batch = page.url().slice(page.url().indexOf('#'));

    const owner = await open({ as: 'owner', language, theme });
    await owner.page.goto(`/${batch}`);
    await confirm(owner.page, words.approve);
    await owner.page.getByText(words.scheduled, { exact: true }).first().waitFor();

    await page.goto(`/#/products/${variant.productId}?tab=prices`);
    await page.getByRole('button', { name: words.table, exact: true }).waitFor();
    await settled(page);
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    await page.getByRole('button', { name: words.table, exact: true }).click();
    const planned = page.getByRole('table').locator(`a[href="${batch}"]`);
    await planned.first().waitFor();

    await page.goto(`/${batch}`);
    await confirm(page, words.revert);
    await expect.poll(() => page.url().endsWith(batch)).toBe(false);
    await page.goto(`/${batch}`);
    await page.getByText(words.reverted, { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
    expect(owner.complaints).toEqual([]);
  });
});

test('pasted lines that cannot be read are reported one by one, and the others are used', async () => {
  const { page } = await open({ as: 'manager' });
  const { variant } = await findProduct(page, 2);
  await page.goto('/#/priceBatches/create');
  await settled(page, 'Price workbench');
  await page.getByRole('button', { name: 'Save as draft' }).click();
  const formula = page.getByRole('combobox', { name: 'Formula' });
  await expect.poll(() => formula.getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('button', { name: 'Paste from Excel' }).click();
  await page
    .getByLabel('SKU and new price, one line each')
    .fill(
      [
        `SKU\tPrice`,
        `${variant.sku}\t123.45`,
        `${variant.sku}\t99`,
        'NOBODY-1\t10',
        'X\t1.234,50',
        'Y\t-5',
      ].join('\n'),
    );
  // Saved by the keyboard, the lines are not lost: the box says what is missing.
  await page.getByLabel('SKU and new price, one line each').press('Control+Enter');
  await page.getByText('Read the lines first.').waitFor();
  await page.getByRole('button', { name: 'Read the lines' }).click();
  await page.getByText('1 price is used').waitFor();
  await page.getByText('4 lines cannot be used').waitFor();
  for (const why of [
    'Already in line 2',
    'No variant has this SKU',
    'write 1234.50',
    'cannot be negative',
  ])
    await page.getByRole('cell', { name: new RegExp(why) }).waitFor();
  expect(await page.getByRole('textbox', { name: /^New price of/ }).inputValue()).toBe('123.45');
});
