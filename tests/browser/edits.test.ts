/** Every form of a record that exists: opened again and again it saves the whole record, and it overwrites nobody. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled, useBrowser } from './support/browser.ts';

const { open } = useBrowser();

const KEYS = { delay: 30 };

interface Case {
  /** The list from which the form is opened, and its records. */
  resource: string;
  /** The input that is changed. */
  field: string;
  /** Of which records: the first whose field has a value. */
  filter?: object;
  sort?: [string, 'ASC' | 'DESC'];
  /** What is typed at the end of the field. */
  typed?: string;
  /** The page and the route of a record that stands alone. */
  alone?: { page: string; route: string };
}

const CASES: Case[] = [
  { resource: 'products', field: 'names.en' },
  { resource: 'categories', field: 'names.en' },
  { resource: 'attributes', field: 'names.en' },
  { resource: 'qualityRules', field: 'threshold', typed: '1' },
  { resource: 'priceLists', field: 'names.en', filter: { kind: 'override' } },
  { resource: 'competitorOffers', field: 'seller' },
  { resource: 'suggestionRules', field: 'name' },
  { resource: 'seasonalPlans', field: 'names.en' },
  { resource: 'campaigns', field: 'name' },
  { resource: 'audienceNames', field: 'names.en', filter: { kind: 'levels' } },
  { resource: 'webhookEndpoints', field: 'description' },
  { resource: 'staff', field: 'name', sort: ['name', 'DESC'] },
  { resource: 'settings', field: 'storeName', alone: { page: '/settings', route: '/settings/1' } },
];

type Stored = Record<string, unknown> & { version?: number };

const valueOf = (record: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], record);

const placeOf = async (page: Page, { resource, field, filter, sort, alone }: Case) => {
  if (alone) return { list: '/orders', form: alone.page, route: alone.route };
  const query = new URLSearchParams({
    range: '[0,99]',
    sort: JSON.stringify(sort ?? ['id', 'ASC']),
    filter: JSON.stringify(filter ?? {}),
  });
  const rows = (await (await page.request.get(`/api/${resource}?${query}`)).json()) as Stored[];
  const row = rows.find((one) => (valueOf(one, field) ?? null) !== null);
  if (!row) throw new Error(`The store has no ${resource}`);
  const path = `/${resource}/${String(row.id)}`;
  return { list: `/${resource}`, form: path, route: path };
};

/** Without what saving changes by itself; the name of a record is also kept in the store's language. */
const steady = ({ version: _version, updatedAt: _updatedAt, name: _name, ...rest }: Stored) => rest;

/** The record with another text in this field. */
const withText = (record: Stored, path: string, text: unknown): Stored => {
  const copy = structuredClone(record);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const inner = keys.reduce<Stored>((value, key) => value[key] as Stored, copy);
  inner[last] = text;
  return copy;
};

test.each(CASES.map((one) => [one.resource, one.field, one] as const))(
  'the form of %s saves everything when its %s is changed at the second visit, and asks when somebody else changed it too',
  async (_resource, field, one) => {
    const { page } = await open({ as: 'owner' });
    const typed = one.typed ?? ' A';
    const { list, form, route } = await placeOf(page, one);
    const read = async () => (await (await page.request.get(`/api${route}`)).json()) as Stored;
    const input = page.locator(`input[name="${field}"]`);
    const visit = async () => {
      await page.goto(`/#${list}`);
      await settled(page);
      await page.goto(`/#${form}`);
      await input.waitFor();
      await settled(page);
    };
    const type = async () => {
      await input.press('End');
      await input.pressSequentially(typed, KEYS);
    };
    const isWrite = (method: string, url: string) => method === 'PUT' && url.includes(route);
    const save = async () => {
      const answered = page.waitForResponse((response) =>
        isWrite(response.request().method(), response.url()),
      );
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const response = await answered;
      return { status: response.status(), sent: response.request().postDataJSON() as Stored };
    };

    const before = await read();
    await visit();
    await visit();
    await type();
    const { status, sent } = await save();
    expect(status).toBe(200);
    const saved = await read();
    const now = String(valueOf(before, field) ?? '') + typed;
    expect(String(valueOf(saved, field))).toBe(now);
    expect(steady(withText(saved, field, null))).toEqual(steady(withText(before, field, null)));
    // People are no records with versions: the last one who saves a name or a role decides.
    if (before.version === undefined) return;

    await visit();
    const theirs = one.typed === undefined ? `${now} B` : Number(now) + 1;
    const { version } = await read();
    const other = await page.request.put(`/api${route}`, {
      headers: { Origin: new URL(page.url()).origin },
      data: { ...withText(sent, field, theirs), version },
    });
    expect(other.status()).toBe(200);
    await type();
    expect((await save()).status).toBe(409);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().waitFor();
    expect(await dialog.getByRole('radio').count()).toBe(2);
    await dialog.getByRole('radio').last().check();
    await dialog.getByRole('button', { name: 'Save this', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await settled(page);
    expect(valueOf(await read(), field)).toBe(theirs);
  },
);
