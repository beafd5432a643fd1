/** Member activities: a marketer writes a draw, reviews a contest, an agent enters a member, and a manager approves. */
import { expect, inject, test } from 'vitest';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import type { MemberEntry } from '#contract/promotions/memberEntries';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();

const read = async <T>(resource: string, filter: object): Promise<T[]> => {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), sort: '["id","DESC"]' });
  const answer = await fetch(`${url()}/api/${resource}?${query}`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return (await answer.json()) as T[];
};
const view = { language: 'en', theme: 'light', viewport: WIDE } as const;

test('a marketer writes a draw with odds, and an agent enters a member who draws', async () => {
  const [wheel] = await read<MemberActivity>('memberActivities', { code: 'members-wheel' });
  const writing = await open({ as: 'marketer', ...view });
  const { page } = writing;
  await page.goto(`/#/campaigns/${wheel?.campaignId}/show`);
  await page.getByRole('link', { name: 'Add a member activity' }).click();
  await settled(page);
  await page.getByLabel('Kind').click();
  await page.getByRole('option', { name: 'Prize draw' }).click();
  await page.getByLabel('Name · English').pressSequentially('Tea draw');
  await page.getByLabel('Name · Chinese').pressSequentially('茶叶抽奖');
  await page.getByLabel('Code').pressSequentially('tea-draw');
  await page.getByRole('button', { name: 'Add a prize' }).click();
  const prize = page.getByRole('group', { name: 'Prize 1' });
  await prize.getByLabel('Prize · English').pressSequentially('Five points');
  await prize.getByLabel('Points').pressSequentially('5');
  await prize.getByLabel('Odds').pressSequentially('100');
  await page.getByText('There is no limit to the points it can give.').waitFor();
  await prize.getByLabel('Number in all').pressSequentially('40');
  await page.getByText('It can give 200 points in all.').waitFor();
  await page.getByText('Odds of all prizes: 100%. Nothing: 0%.').waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const odds = page.getByRole('region', { name: 'Prizes and published odds' });
  await odds.getByText('Five points').first().waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);

  const [entry] = await read<MemberEntry>('memberEntries', { activityId: wheel?.id });
  const serving = await open({ as: 'agent', ...view });
  await serving.page.goto(`/#/members/${entry?.memberId}/show?tab=rewards`);
  await serving.page.getByRole('button', { name: 'Enter an activity' }).click();
  const dialog = serving.page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await serving.page.getByRole('option', { name: 'Tea draw' }).click();
  expect(await problemsOf(serving.page, 'en')).toEqual(NO_PROBLEMS);
  await dialog.getByRole('button', { name: 'Enter an activity' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const section = serving.page.getByRole('region', { name: 'Member activities' });
  await section.getByRole('link', { name: 'Tea draw' }).click();
  await serving.page.getByText('Five points, 5 points').first().waitFor();

  await page.getByRole('button', { name: 'Check the results' }).click();
  await page.getByText('The one result agrees with what was drawn.').waitFor();
  expect([...writing.complaints, ...serving.complaints]).toEqual([]);
});

test('a marketer approves an entry to a contest, refuses another with a reason, and chooses a winner', async () => {
  const waiting = await read<MemberEntry>('memberEntries', { state: 'waiting' });
  const { page, complaints } = await open({ as: 'marketer', ...view });
  const dialog = page.getByRole('dialog');
  const [first, second] = waiting;
  await page.goto(`/#/memberEntries/${first?.id}/show`);
  await page.getByRole('button', { name: 'Approve' }).click();
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: 'Choose as winner' }).click();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await dialog.getByRole('button', { name: 'Choose as winner' }).click();
  await page.getByText('500 points').first().waitFor();
  await page.goto(`/#/memberEntries/${second?.id}/show`);
  await page.getByRole('button', { name: 'Refuse' }).click();
  await dialog.getByRole('textbox').pressSequentially('Not a corner at home');
  await dialog.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('Not a corner at home').first().waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  const states = await read<MemberEntry>('memberEntries', { id: [first?.id, second?.id] });
  expect(states.map(({ state }) => state).sort()).toEqual(['refused', 'won']);
  expect(complaints).toEqual([]);
});

test('a manager approves an activity that can give more than its author may, and the marketer cannot', async () => {
  const [thanks] = await read<MemberActivity>('memberActivities', { code: 'winter-thanks' });
  const address = `/#/memberActivities/${thanks?.id}/show`;
  const asking = await open({ as: 'marketer', ...view });
  await asking.page.goto(address);
  await asking.page.getByText('Members cannot enter yet. It can give 50,000 points').waitFor();
  expect(await asking.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  const deciding = await open({ as: 'manager', ...view });
  const { page } = deciding;
  await page.goto('/#/memberActivities?filter={"needs":"approvalByMe"}');
  await page.getByRole('link', { name: 'Winter thank-you' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('it can give 50,000 points').waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Members cannot enter yet.').waitFor({ state: 'hidden' });
  expect((await read<MemberActivity>('memberActivities', { id: thanks?.id }))[0]?.approval).toBe(
    'approved',
  );
  expect([...asking.complaints, ...deciding.complaints]).toEqual([]);
});

test('activities, entries and the figures of their campaign can be read in Chinese, on a desktop and a phone', async () => {
  const [wheel] = await read<MemberActivity>('memberActivities', { code: 'members-wheel' });
  const [entry] = await read<MemberEntry>('memberEntries', { activityId: wheel?.id });
  const [thanks] = await read<MemberActivity>('memberActivities', { code: 'winter-thanks' });
  const { page, complaints } = await open({
    as: 'manager',
    language: 'zh',
    theme: 'dark',
    viewport: WIDE,
  });
  for (const address of [
    '/#/memberActivities',
    `/#/memberActivities/${wheel?.id}/show`,
    `/#/memberActivities/${thanks?.id}/show`,
    `/#/memberActivities/${wheel?.id}`,
    '/#/memberEntries',
    `/#/memberEntries/${entry?.id}/show`,
    `/#/campaigns/${wheel?.campaignId}/show`,
  ]) {
    await page.setViewportSize(WIDE);
    await page.goto(address);
    await settled(page);
    expect([address, await problemsOf(page, 'zh')]).toEqual([address, NO_PROBLEMS]);
    await page.setViewportSize(PHONE);
    await settled(page);
    expect([address, await problemsOf(page, 'zh')]).toEqual([address, NO_PROBLEMS]);
  }
  expect(complaints).toEqual([]);
});
