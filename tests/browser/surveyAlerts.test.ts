/** An alert of a survey from the low score to its end, typed key by key; and the figures that count it. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { SurveyAlert } from '#contract/surveys/alerts';
import { settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf, tabTo } from './support/steps.ts';

const { open, url } = useBrowser();
const PACE = 40;

const waiting = async (): Promise<SurveyAlert> => {
  const filter = JSON.stringify({ stage: 'open', canBeReached: true });
  const answer = await fetch(`${url()}/api/surveyAlerts?${new URLSearchParams({ filter })}`, {
    headers: { Cookie: inject('store').cookies.manager },
  });
  const [alert] = (await answer.json()) as SurveyAlert[];
  if (!alert) throw new Error('No alert waits for a contact');
  return alert;
};
const typeAt = async (page: Page, field: string, text: string) => {
  await tabTo(page, 'textbox', field);
  await page.keyboard.type(text, { delay: PACE });
};
/** Opens the choice by keyboard and takes its first option. */
const takeFirst = async (page: Page, field: RegExp) => {
  await tabTo(page, 'combobox', field);
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
};
const openDialog = async (page: Page, verb: string) => {
  await tabTo(page, 'button', verb);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
};
const submit = async (page: Page, verb: string) => {
  await tabTo(page, 'button', verb);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

test('a manager notes a contact and closes an alert by keyboard, and a colleague reads it in Chinese', async () => {
  const { id, surveyNames } = await waiting();
  const { page, complaints } = await open({ as: 'manager', viewport: WIDE });
  await page.goto(`/#/surveyAlerts/${id}/show`);
  await settled(page, `#${id} · ${surveyNames.en}`);

  await openDialog(page, 'Note a contact');
  await typeAt(page, 'Note', 'Apologized, a new cup is on its way');
  await submit(page, 'Note a contact');
  await page.getByText('Apologized, a new cup is on its way').waitFor();

  await openDialog(page, 'Close the alert');
  await page.getByText('1 contact is noted.').waitFor();
  await page.getByRole('dialog').getByText('Yes', { exact: true }).waitFor();
  await submitTooEarly(page);
  await takeFirst(page, /^Root cause/);
  await typeAt(page, 'What was done about it', 'Sent another cup');
  await submit(page, 'Close the alert');
  await page.getByText('Sent another cup').waitFor();
  await page.getByText('Closed', { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);

  const colleague = await open({ as: 'owner', language: 'zh', viewport: WIDE });
  await colleague.page.goto(`/#/surveyAlerts/${id}/show`);
  await settled(colleague.page, `#${id} · ${surveyNames.zh}`);
  await colleague.page.getByText('已关闭', { exact: true }).first().waitFor();
  await colleague.page.getByText('Sent another cup').waitFor();
  await colleague.page
    .getByText(/已联系上/)
    .first()
    .waitFor();
  expect((await problemsOf(colleague.page, 'zh')).violations).toEqual([]);
  expect(colleague.complaints).toEqual([]);
});

/** The dialog says what is missing and keeps what was chosen. */
const submitTooEarly = async (page: Page) => {
  await tabTo(page, 'button', 'Close the alert');
  await page.keyboard.press('Enter');
  await page.getByText('Choose the root cause.').waitFor();
  await page.getByRole('dialog').getByText('Yes', { exact: true }).waitFor();
};

test.each([
  ['en', 'What becomes of alerts', 'Survey alerts'],
  ['zh', '预警处理情况', '问卷预警'],
] as const)(
  'in %s each figure of alerts leads to as many rows',
  async (language, title, heading) => {
    const { page, complaints } = await open({ as: 'owner', language, viewport: WIDE });
    await page.goto('/#/surveyAlerts');
    await settled(page, heading);
    const links = page.getByRole('region', { name: title }).getByRole('link');
    await links.first().waitFor();
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    for (let index = 0; index < (await links.count()); index += 1) {
      const count = (await links.nth(index).textContent()) ?? '';
      await links.nth(index).click();
      await settled(page, heading);
      await expect
        .poll(async () => (await page.locator('[data-count]').textContent())?.trim())
        .toBe(count);
      await page.goto('/#/surveyAlerts');
      await settled(page, heading);
      await links.first().waitFor();
    }
    expect(complaints).toEqual([]);
  },
);
