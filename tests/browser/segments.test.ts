/** Segments and tags: a marketer writes a rule and sees whom it finds, and tags members of the list. */
import { expect, inject, test } from 'vitest';
import type { Segment } from '#contract/members/segments';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();

const read = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${url()}/api${path}`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return (await answer.json()) as T;
};
const first = async (path: string) => (await read<{ id: number }[]>(path))[0]?.id ?? 0;

test('a marketer writes a segment from a template, sees whom it finds, and finds its members', async () => {
  const { page, complaints } = await open({
    as: 'marketer',
    language: 'en',
    theme: 'light',
    viewport: WIDE,
  });
  await page.goto('/#/segments/create');
  await settled(page, 'Create segment');
  await page.getByRole('button', { name: 'Bought once' }).click();
  await page.locator('input[name="key"]').fill('regulars');
  await page.locator('input[name="names.en"]').fill('Regulars');
  await page.locator('input[name="rule.of.0.value"]').fill('2');
  await page.locator('input[name="rule.of.1.value"]').fill('');
  await page.getByText('The rule is not complete yet.').waitFor();
  await page.getByRole('button', { name: 'Remove condition 2' }).click();
  await page.getByText('orders: at least 2', { exact: true }).waitFor();
  await page.getByText(/^[\d,]+ of [\d,]+ members$/).waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Save' }).click();
  await settled(page, 'Segments');
  await page.getByRole('link', { name: 'Regulars' }).waitFor();
  const [written] = await read<Segment[]>('/segments?filter={"key":"regulars"}');
  expect(written?.rule).toEqual({ is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 2 }] });
  expect(complaints).toEqual([]);
});

test('members of the list get a tag, and the notice says for how many it changed something', async () => {
  const { page, complaints } = await open({
    as: 'agent',
    language: 'en',
    theme: 'light',
    viewport: WIDE,
  });
  await page.goto('/#/members?filter={"segment":"one-time-buyers"}');
  await settled(page, 'Members');
  const boxes = page.getByRole('checkbox', { name: /^Select / });
  await boxes.nth(1).click();
  await boxes.nth(2).click();
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Personal care' }).click();
  await dialog.getByRole('button', { name: 'Give' }).click();
  await page.getByText(/^Changed for \d+ members?; unchanged for \d+\.$/).waitFor();
  expect(complaints).toEqual([]);
});

test('pages of segments, tags and RFM are whole and legible in Chinese, in the dark and on a phone', async () => {
  const { page, complaints } = await open({
    as: 'owner',
    language: 'zh',
    theme: 'dark',
    viewport: PHONE,
  });
  const paths = [
    '/segments',
    `/segments/${await first('/segments?range=[0,0]')}`,
    '/segments/create',
    '/tags',
    `/tags/${await first('/tags?range=[0,0]')}`,
    '/tags/create',
    '/rfm',
  ];
  for (const path of paths) {
    await page.goto(`/#${path}`);
    await settled(page);
    expect([path, await problemsOf(page, 'zh')]).toEqual([path, NO_PROBLEMS]);
  }
  expect(complaints).toEqual([]);
});
