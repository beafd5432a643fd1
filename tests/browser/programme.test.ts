/** The members' programme: a marketer writes a version key by key and replays it, and a manager approves it. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { ProgrammeVersion } from '#contract/members/programme';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open, url } = useBrowser();

const newest = async (): Promise<ProgrammeVersion> => {
  const answer = await fetch(`${url()}/api/programmeVersions?sort=["number","DESC"]&range=[0,0]`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return ((await answer.json()) as [ProgrammeVersion])[0];
};

test('a marketer writes a version of the programme key by key, and a manager approves it', async () => {
  const view = { language: 'en', theme: 'light', viewport: WIDE } as const;
  const writing = await open({ as: 'marketer', ...view });
  const { page } = writing;
  // The demo store's own draft stands in the way of another.
  const waiting = await newest();
  await page.goto(`/#/programmeVersions/${waiting.id}/show`);
  await settled(page);
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('Withdrawn', { exact: true }).first().waitFor();

  await page.goto('/#/programmeVersions/create');
  const plus = page.getByRole('group', { name: 'Plus', exact: true });
  const threshold = plus.getByLabel(/^From/);
  await threshold.fill('');
  await threshold.pressSequentially('6000');
  await page.getByText(/A lower level asks for as much or more/).waitFor();
  await threshold.fill('');
  await threshold.pressSequentially('1200');
  await page.getByText(/A lower level asks for as much or more/).waitFor({ state: 'hidden' });
  await page.getByLabel('What changes and why').pressSequentially('Plus is reached later');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Run the replay' }).click();
  await page.getByRole('link', { name: 'Open the whole replay' }).waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).click();
  await page.getByText('Awaiting approval', { exact: true }).first().waitFor();
  expect(writing.complaints).toEqual([]);

  const written = await newest();
  const deciding = await open({ as: 'manager', ...view });
  await deciding.page.goto(`/#/programmeVersions/${written.id}/show`);
  const changes = deciding.page.getByRole('region', { name: 'Changes from version 1' });
  await changes.getByText(/1,200 growth/).waitFor();
  const replay = deciding.page.getByRole('region', { name: 'Replay', exact: true });
  await replay.getByText('What the points left are worth').waitFor();
  await deciding.page.getByRole('button', { name: 'Approve' }).click();
  await deciding.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await deciding.page.getByText('In force', { exact: true }).first().waitFor();
  expect(await newest()).toMatchObject({
    phase: 'inForce',
    note: 'Plus is reached later',
    approverName: expect.stringMatching(/Manager/),
  });
  expect(deciding.complaints).toEqual([]);
});

/** One that awaits approval stands in the way of another. */
const withdrawWaiting = async (page: Page) => {
  const { id, version, phase } = await newest();
  if (phase !== 'submitted') return;
  const answer = await page.request.post(`${url()}/api/programmeVersions/${id}/withdrawal`, {
    data: { version },
    headers: { Origin: url() },
  });
  expect(answer.status()).toBe(200);
};

/** What is chosen in a select and does not fit in it. */
const cutChoices = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main .MuiSelect-select')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent ?? ''),
  );

test.each(['en', 'zh'] as const)(
  'what is chosen in a select is read whole on a narrow phone, in %s',
  async (language) => {
    for (const width of [320, PHONE.width]) {
      const viewport = { ...PHONE, width };
      const { page, complaints } = await open({ as: 'owner', language, viewport });
      await withdrawWaiting(page);
      await page.goto('/#/programmeVersions/create');
      await settled(page);
      await page.locator('main .MuiSelect-select').nth(10).waitFor();
      expect([width, await cutChoices(page)]).toEqual([width, []]);
      expect(complaints).toEqual([]);
    }
  },
);
