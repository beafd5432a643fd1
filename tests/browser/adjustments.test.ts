/**
 * Adjustments: an agent types goodwill above the limit on a phone, a manager sees why and approves it, and a file with a
 * wrong row is corrected and saved as a whole.
 */
import { expect, inject, test } from 'vitest';
import type { Member } from '#contract/members/members';
import type { MemberPoints } from '#contract/members/points';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();

const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${url()}/api${path}`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return (await answer.json()) as T;
};
const someMember = async (): Promise<Member> =>
  (await get<[Member]>('/members?sort=["revenue","DESC"]&range=[0,0]'))[0];
const availableOf = async ({ id }: Member) =>
  (await get<MemberPoints>(`/members/${id}/points`)).balance.available;
const count = (points: number) => new Intl.NumberFormat('en').format(points);

test('an agent gives goodwill key by key on a phone, and a manager approves what is above the limit', async () => {
  const member = await someMember();
  const before = await availableOf(member);
  const asking = await open({ as: 'agent', language: 'zh', theme: 'dark', viewport: PHONE });
  const { page } = asking;
  await page.goto(`/#/members/${member.id}/show`);
  await settled(page);
  expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: '发放补偿积分' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('积分', { exact: true }).pressSequentially('600');
  await dialog.getByRole('button', { name: '发放补偿积分' }).click();
  await dialog.getByText('请填写对应的工单或订单号。').waitFor();
  await dialog.getByLabel(/工单或订单号/).pressSequentially('2099-7');
  await dialog.getByLabel('备注').pressSequentially('包裹破损');
  await dialog.getByText(/最多可自行补偿 500 积分/).waitFor();
  await dialog.getByText(`${count(before)} → ${count(before + 600)}`).waitFor();
  expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await availableOf(member)).toBe(before);
  expect(asking.complaints).toEqual([]);

  const deciding = await open({ as: 'manager', language: 'en', theme: 'light', viewport: WIDE });
  await deciding.page.goto(`/#/members/${member.id}/show`);
  await settled(deciding.page);
  const made = deciding.page.getByRole('region', { name: 'Adjustments by staff' });
  await made.getByRole('link', { name: '+600 points' }).click();
  await deciding.page.getByText(/above what may be given for one case/).waitFor();
  expect(await problemsOf(deciding.page, 'en')).toEqual(NO_PROBLEMS);
  await deciding.page.getByRole('button', { name: 'Approve' }).click();
  await deciding.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await deciding.page.getByText('Applied', { exact: true }).first().waitFor();
  expect(await availableOf(member)).toBe(before + 600);

  await deciding.page.goto(`/#/members/${member.id}/show`);
  await settled(deciding.page);
  await deciding.page.getByRole('button', { name: 'Why: Added by staff +600' }).click();
  const drawer = deciding.page.getByRole('dialog');
  await drawer.getByText('Goodwill', { exact: true }).waitFor();
  await drawer.getByText('2099-7').waitFor();
  expect(await problemsOf(deciding.page, 'en')).toEqual(NO_PROBLEMS);
  await deciding.page.keyboard.press('Escape');
  for (const tab of ['Coupons and rewards', 'Orders and returns', 'Activity and messages']) {
    await deciding.page.getByRole('tab', { name: tab }).click();
    await settled(deciding.page);
    expect(await problemsOf(deciding.page, 'en')).toEqual(NO_PROBLEMS);
  }
  expect(deciding.complaints).toEqual([]);
});

test('a file with a wrong row saves nothing until the row is corrected', async () => {
  const member = await someMember();
  const before = await availableOf(member);
  const { page, complaints } = await open({ as: 'manager' });
  const { externalId } = member;
  const text = `member,points,reason,note\n${externalId},70,event,Raffle\nnobody,70,event,Raffle\n`;
  await page.goto('/#/imports');
  await page.getByRole('radio', { name: /^Corrections of points and growth/ }).check();
  const file = { name: 'raffle.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await settled(page, 'Dry run: raffle.csv');
  await page.getByText(/Nothing is saved while a row is wrong/).waitFor();
  await page.getByText('There is no such member.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Apply', exact: true }).count()).toBe(0);

  const right = text.replace('nobody,70,event,Raffle\n', '');
  await page.goto('/#/imports');
  await page.getByRole('radio', { name: /^Corrections of points and growth/ }).check();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ ...file, buffer: Buffer.from(right), name: 'raffle2.csv' });
  await settled(page, 'Dry run: raffle2.csv');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await page.getByText('The file was saved as one adjustment.').waitFor();
  expect(await availableOf(member)).toBe(before + 70);
  expect(complaints).toEqual([]);
});
