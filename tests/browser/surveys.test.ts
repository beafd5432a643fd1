/** The builder of surveys: a marketer writes, tries and publishes a survey; versions and weights are read in Chinese. */
import { expect, inject, test } from 'vitest';
import type { MonthlyReview } from '#contract/surveys/monthlyReviews';
import type { Survey } from '#contract/surveys/surveys';
import type { SurveyVersion } from '#contract/surveys/versions';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { confirm, NO_PROBLEMS, problemsOf, tabTo } from './support/steps.ts';

const { open, url } = useBrowser();

const read = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${url()}/api${path}`, {
    headers: { Cookie: inject('store').cookies.owner },
  });
  return (await answer.json()) as T;
};

test('a marketer writes a survey from a template, moves a question by keyboard, tries it and publishes it', async () => {
  const { page, complaints } = await open({ as: 'marketer', viewport: WIDE });
  await page.goto('/#/surveys/create');
  await settled(page, 'Create survey');
  await page.getByLabel('Template').click();
  await page.getByRole('option', { name: 'After delivery' }).click();
  await page.locator('input[name="names.en"]').fill('Spring orders');
  await page.locator('input[name="names.zh"]').fill('春季订单');
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Save' }).click();
  await settled(page, 'Spring orders');
  await page.getByRole('button', { name: 'Edit draft' }).click();
  await settled(page, 'Spring orders, version 1');
  await page.getByText('Nothing is missing: the draft can be published.').waitFor();

  const moveUp = page.getByRole('button', { name: 'Move Question 4 up' });
  await moveUp.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Now at place 3 of 4').waitFor();
  // The keyboard stays on the question that was moved.
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'Move Question 3 up',
  );
  await tabTo(page, 'button', 'Add question');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Recommendation, 0 to 10 (NPS)' }).click();
  const added = page.getByRole('region', { name: 'Question 5' });
  await added.getByLabel('Text · English').fill('Would you buy here again?');
  await page.getByText('Question 5; Text; Chinese: Write the text in this language.').waitFor();
  await added.getByLabel('Text · Chinese').fill('您会再次购买吗？');
  await added.getByRole('button', { name: 'Conditions and skips' }).click();
  await added.getByRole('button', { name: 'Add condition' }).click();
  await added.getByRole('combobox', { name: 'Question' }).click();
  await page.getByRole('option', { name: /^1\. How satisfied/ }).click();
  await added.getByRole('combobox', { name: 'Comparison' }).click();
  await page.getByRole('option', { name: 'is at least' }).click();
  await added.getByRole('textbox', { name: 'Number', exact: true }).fill('4');
  await page.getByText('Nothing is missing: the draft can be published.').waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);

  await page.getByRole('button', { name: 'Preview on a phone' }).click();
  const phone = page.locator('[data-preview]');
  expect((await phone.boundingBox())?.width).toBe(PHONE.width);
  await phone.getByRole('button', { name: '5', exact: true }).click();
  await phone.getByText('Question 1 of 4').waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Asked only if question 1 is at least 4.').waitFor();
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);
  await confirm(page, 'Publish');
  await page.getByText('The version is published').waitFor();

  const [survey] = await read<Survey[]>('/surveys?sort=["id","DESC"]&range=[0,0]');
  expect([survey?.purpose, survey?.publishedNumber, survey?.draftId]).toEqual([
    'delivery',
    1,
    null,
  ]);
  const version = await read<SurveyVersion>(`/surveyVersions/${survey?.publishedVersionId}`);
  expect(version.definition.questions.map(({ key, type }) => [key, type])).toEqual([
    ['csat', 'csat'],
    ['order', 'matrix'],
    ['comment', 'text'],
    ['problem', 'choice'],
    [expect.stringMatching(/^q[a-z0-9]{6}$/), 'nps'],
  ]);
  expect(complaints).toEqual([]);
});

test('pages of surveys are whole and legible in Chinese, in the dark, on a phone and on a desktop', async () => {
  const { page, complaints } = await open({
    as: 'owner',
    language: 'zh',
    theme: 'dark',
    viewport: PHONE,
  });
  const [first] = await read<Survey[]>('/surveys?sort=["id","ASC"]&range=[0,0]');
  const unsent = (await read<Survey[]>('/surveys')).find(
    ({ draftId, publishedNumber }) => draftId !== null && publishedNumber === null,
  );
  const [reviewed] = await read<MonthlyReview[]>('/monthlyReviews');
  const monthTitle = (month: string) =>
    `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月满意度月报`;
  /** Each with its heading, and with what only it has. */
  const places = [
    ['/surveys', '问卷', '[data-card]'],
    ['/surveys/create', '新建问卷', 'input[name="template"]'],
    [`/surveys/create?copy=${first?.id}`, '新建问卷', 'input[value$="（副本）"]'],
    [`/surveys/${first?.id}/show`, '工单满意度', 'ol'],
    [`/surveys/${first?.id}`, '工单满意度', 'input[name="names.zh"]'],
    [`/surveyVersions/${first?.publishedVersionId}/show`, '工单满意度（版本 2）', 'ol'],
    [`/surveyVersions/${unsent?.draftId}/show`, '季度推荐意愿（版本 1）', 'ol'],
    [`/surveyVersions/${unsent?.draftId}`, '季度推荐意愿（版本 1）', '[data-place="0"]'],
    ['/dimensions', '满意度指标', '[data-card]'],
    ['/dimensions/create', '新建满意度指标', 'input[name="key"]'],
    ['/weightSets', '指标权重', '[data-card]'],
    ['/weightSets/create', '新建指标权重', '[name="reason"]'],
    ['/monthlyReviews', '满意度月报', '[data-card]'],
    [`/monthlyReviews/${reviewed?.id}/show`, monthTitle(reviewed?.month ?? ''), 'textarea'],
    ['/satisfactionTargets', '满意度目标', '[data-card]'],
    ['/satisfactionTargets/create', '新建满意度目标', '[name="source"]'],
  ] as const;
  for (const [path, heading, own] of places) {
    await page.goto(`/#${path}`);
    await settled(page, heading);
    await page.locator(own).first().waitFor({ state: 'attached' });
    for (const size of [PHONE, WIDE]) {
      await page.setViewportSize(size);
      await settled(page);
      expect([path, await problemsOf(page, 'zh')]).toEqual([path, NO_PROBLEMS]);
      const extra = await page.evaluate(
        () => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth,
      );
      expect([path, Math.max(0, extra)]).toEqual([path, 0]);
    }
    await page.setViewportSize(PHONE);
  }
  await page.goto(`/#/surveyVersions/${first?.publishedVersionId}/show`);
  await page.getByText('新增', { exact: true }).waitFor();
  await page.goto(`/#/surveyVersions/${unsent?.draftId}`);
  await page.getByRole('region', { name: '第 2 题' }).getByRole('button').first().click();
  await page.getByRole('button', { name: '显示条件与跳转' }).waitFor();
  expect(await problemsOf(page, 'zh')).toEqual(NO_PROBLEMS);
  expect(complaints).toEqual([]);
});
