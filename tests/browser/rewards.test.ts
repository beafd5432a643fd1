/** Rewards for points: a marketer offers a gift key by key, an agent redeems it for a member and marks it as sent. */
import { expect, inject, test } from 'vitest';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();

const newest = async (): Promise<RedeemedReward> => {
  const answer = await fetch(`${url()}/api/redeemedRewards?sort=["id","DESC"]&range=[0,0]`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return ((await answer.json()) as [RedeemedReward])[0];
};

test('a marketer offers a gift, and an agent redeems it for a member and marks it as sent', async () => {
  const view = { language: 'en', theme: 'light', viewport: WIDE } as const;
  const writing = await open({ as: 'marketer', ...view });
  await writing.page.goto('/#/pointRewards/create');
  await settled(writing.page);
  await writing.page.getByLabel('Units in all').pressSequentially('5');
  await writing.page.getByLabel('Name · English').pressSequentially('Notebook');
  await writing.page.getByLabel('Name · Chinese').pressSequentially('笔记本');
  await writing.page.getByLabel('Cost in points').pressSequentially('2');
  await writing.page.getByLabel('Times per member').pressSequentially('1');
  await writing.page.getByRole('button', { name: 'Other cost from a level up' }).click();
  const own = writing.page.getByRole('group', {
    name: 'Cost of a level, row 1',
  });
  await own.getByLabel('From level').click();
  await writing.page.getByRole('option', { name: /Diamond/ }).click();
  await own.getByLabel('Cost in points').fill('');
  await own.getByLabel('Cost in points').pressSequentially('1');
  expect(await problemsOf(writing.page, 'en')).toEqual(NO_PROBLEMS);
  await writing.page.getByRole('button', { name: 'Save', exact: true }).click();
  const terms = writing.page.getByRole('region', { name: 'Terms' });
  await terms
    .getByText(/Diamond and above 1/)
    .first()
    .waitFor();
  expect(await problemsOf(writing.page, 'en')).toEqual(NO_PROBLEMS);
  expect(writing.complaints).toEqual([]);

  const { memberId } = await newest();
  const serving = await open({ as: 'agent', ...view });
  const { page } = serving;
  await page.goto(`/#/members/${memberId}/show?tab=rewards`);
  await page.getByRole('button', { name: 'Redeem points' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: /Notebook/ }).click();
  await dialog.getByLabel('Recipient').pressSequentially('Lin');
  await dialog.getByLabel('Address').pressSequentially('1 Long Street');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await dialog.getByRole('button', { name: /^Redeem \d point/ }).click();
  const section = page.getByRole('region', { name: 'Points rewards' });
  await section.getByRole('link', { name: 'Notebook' }).click();
  await page.getByText('1 Long Street').waitFor();
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await dialog.getByLabel('Note').pressSequentially('Handed over at the counter');
  await dialog.getByRole('button', { name: 'Mark as sent' }).click();
  await page.getByText('Handed over at the counter').first().waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  expect(await newest()).toMatchObject({
    state: 'fulfilled',
    note: 'Handed over at the counter',
  });
  expect(serving.complaints).toEqual([]);
});

test('the lists of rewards and of what was redeemed can be read in Chinese, on a desktop and a phone', async () => {
  const { page, complaints } = await open({
    as: 'manager',
    language: 'zh',
    theme: 'dark',
  });
  for (const address of ['/#/pointRewards', '/#/redeemedRewards']) {
    await page.setViewportSize(WIDE);
    await page.goto(address);
    await settled(page);
    await page.getByRole('table').first().waitFor();
    expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
    await page.setViewportSize(PHONE);
    await page.locator('[data-card]').first().waitFor();
    expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
  }
  expect(complaints).toEqual([]);
});
