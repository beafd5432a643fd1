/** Creating an attribute, a category and a product with variants; and two people who edit one product. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';

const { open } = useBrowser();

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

const createAttribute = async (page: Page) => {
  await page.goto('/#/attributes/create');
  await page.getByLabel('Name · English').fill('Kiln volume');
  await page.getByLabel('Name · Chinese').fill('窑炉容积');
  await page.getByLabel('Code').fill('kiln-volume');
  await choose(page, 'Type', 'Number');
  await page.getByLabel('Unit').fill('ml');
  await save(page);
  await settled(page, /^Attributes/);
};

const createCategory = async (page: Page) => {
  await page.goto('/#/categories');
  await page.getByRole('link', { name: 'Add category' }).click();
  await page.getByLabel('Name · English').fill('Ceramics');
  await page.getByLabel('Name · Chinese').fill('陶瓷');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await choose(page, 'Attribute', 'Kiln volume');
  await choose(page, 'Needed', 'Required');
  await save(page);
  await page.getByRole('treeitem', { name: 'Ceramics', selected: true }).waitFor();
};

describe('the catalogue pages', () => {
  test('a product can be activated once it has the attribute that its category requires', async () => {
    const { page, complaints } = await open({ as: 'manager' });
    await createAttribute(page);
    await createCategory(page);

    await page.goto('/#/products/create');
    await page.getByLabel('Name · English').fill('Stoneware teapot');
    await page.getByLabel('Name · Chinese').fill('粗陶茶壶');
    await choose(page, 'Status', 'Active');
    const category = page.getByRole('combobox', { name: 'Category', exact: true });
    await category.fill('Ceram');
    await page.getByRole('option', { name: 'Ceramics' }).click();
    const volume = page.getByLabel('Kiln volume (ml) · required');
    await volume.waitFor();

    await page.getByRole('button', { name: 'Add option' }).click();
    await page.getByLabel('Option · English').pressSequentially('Glaze');
    const values = page.getByLabel('Values (Enter after each)');
    for (const value of ['Celadon', 'Tenmoku']) {
      await values.pressSequentially(value);
      await values.press('Enter');
    }
    await page.getByRole('button', { name: 'Make the 2 variants' }).click();
    for (const [index, sku] of ['POT-C', 'POT-T'].entries()) {
      await page.getByRole('textbox', { name: 'SKU' }).nth(index).fill(sku);
      await page.getByRole('textbox', { name: 'Base price' }).nth(index).fill('128.50');
    }
    await save(page);
    await page.getByText('Not ready for sale: 1 error to fix first.').first().waitFor();

    // The typed values are still there; with the attribute, the product can be activated.
    expect(await page.getByLabel('Name · English').inputValue()).toBe('Stoneware teapot');
    await volume.fill('750');
    await save(page);
    await settled(page, /^Stoneware teapot/);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Active');
    expect(await page.getByRole('textbox', { name: 'SKU' }).nth(1).inputValue()).toBe('POT-T');
    expect(await page.getByRole('textbox', { name: 'Base price' }).nth(1).inputValue()).toBe(
      '128.50',
    );

    // The newest product is first in the list, and the browser's back button returns to the list.
    await page.goto('/#/products');
    await page.getByRole('link', { name: 'Stoneware teapot' }).click();
    await settled(page, /^Stoneware teapot/);
    await page.goBack();
    await settled(page, /^Products/);
    // The refusal above also appears in the console: the status from the browser, its message from the form.
    expect(complaints.filter((text) => !/422|ra\.message\.invalid_form/.test(text))).toEqual([]);
  });

  test('the second of two editors sees the changes of the first and loses no input', async () => {
    const [first, second] = [await open({ as: 'owner' }), await open({ as: 'manager' })];
    await first.page.goto('/#/products');
    await settled(first.page, /^Products/);
    const link = first.page.getByRole('table').getByRole('link').first();
    const address = await link.getAttribute('href');
    for (const { page } of [first, second]) {
      await page.goto(`/${address}`);
      await page.getByLabel('Brand').waitFor();
    }
    await first.page.getByLabel('Brand').fill('First hand');
    await first.page.getByLabel('Store id').fill('first-1');
    await save(first.page);
    await first.page.getByText('No unsaved changes').waitFor();

    const { page } = second;
    await page.getByLabel('Brand').fill('Second hand');
    await page.getByLabel('Name · English').fill('Renamed by the second');
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Saved elsewhere in the meantime' });
    await dialog.waitFor();
    const brand = dialog.getByRole('group', { name: 'Brand' });
    expect(await brand.getByRole('radio').count()).toBe(2);
    expect(await brand.innerText()).toContain('First hand');
    expect(await dialog.getByRole('group', { name: 'Store id' }).innerText()).toContain('first-1');
    await brand.getByRole('radio').last().check();
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await dialog.waitFor({ state: 'hidden' });

    // Values of the first editor where chosen or unchanged here, own values elsewhere.
    expect(await page.getByLabel('Brand').inputValue()).toBe('First hand');
    expect(await page.getByLabel('Store id').inputValue()).toBe('first-1');
    expect(await page.getByLabel('Name · English').inputValue()).toBe('Renamed by the second');
    await save(page);
    await page.getByText('No unsaved changes').waitFor();
    await settled(page, /^Renamed by the second/);
    await page.getByRole('region', { name: 'History' }).getByText('Manager').first().waitFor();
  });
});
