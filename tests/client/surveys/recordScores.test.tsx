/** Scores on the page of a promotion, and what somebody answered. */
import '#shared/validation';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import {
  AdminContext,
  type I18nProvider,
  memoryStore,
  RecordContextProvider,
  TestMemoryRouter,
} from 'react-admin';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { ComponentType } from 'react';
import type { Api } from '../../../client/api.ts';
import { createI18n } from '../../../client/i18n.ts';
import MemberAnswers from '../../../client/surveys/givenAnswers/MemberAnswers.tsx';
import PromotionScores from '../../../client/surveys/recordScores/PromotionScores.tsx';

configure({ asyncUtilTimeout: 10_000 });
const providers = new Map<string, I18nProvider>();
beforeAll(async () => {
  for (const language of ['en', 'zh'] as const) providers.set(language, await createI18n(language));
});
afterEach(cleanup);

const SURVEY = {
  surveyId: 3,
  names: { en: 'Delivery', zh: '收货' },
  measure: { kind: 'score', questionKey: 'csat', rowKey: '' },
  type: 'csat',
};
const REPORTS: Record<string, unknown> = {
  '/promotions/9/scores': {
    rows: [{ ...SURVEY, now: null, before: null, change: null, isHidden: true }],
  },
  '/promotions/9/feedback': {
    rows: [
      {
        ...SURVEY,
        used: { n: 40, value: 900, low: 769, high: 960 },
        others: { n: 40, value: 500, low: 352, high: 648 },
        difference: { difference: 400, p: 0, verdict: 'up' },
        isHidden: false,
      },
    ],
  },
  '/members/9/answers': {
    total: 1,
    scores: [],
    responses: [
      {
        id: 'a',
        surveyId: 3,
        names: SURVEY.names,
        completedAt: 1_760_000_000_000,
        quality: 'ok',
        subjectKind: 'ticket',
        ticketId: 5,
        ticketNumber: 'T-5',
        contactWanted: true,
        answers: [
          {
            questionKey: 'csat',
            rowKey: '',
            type: 'csat',
            texts: { en: 'How was it?', zh: '怎么样？' },
            rowTexts: null,
            number: 2,
            options: [],
            text: null,
            isTextHidden: false,
          },
          {
            questionKey: 'comment',
            rowKey: '',
            type: 'text',
            texts: { en: 'Anything else?', zh: '其他意见？' },
            rowTexts: null,
            number: null,
            options: [],
            text: null,
            isTextHidden: true,
          },
        ],
      },
    ],
  },
};
const show = (Content: ComponentType, language = 'en') =>
  render(
    <TestMemoryRouter>
      <AdminContext
        dataProvider={
          {
            call: (_: string, path: string) => Promise.resolve({ data: REPORTS[path] }),
          } as unknown as Api
        }
        i18nProvider={providers.get(language) as I18nProvider}
        store={memoryStore()}
      >
        <RecordContextProvider value={{ id: 9 }}>
          <Content />
        </RecordContextProvider>
      </AdminContext>
    </TestMemoryRouter>,
  );

test('A promotion has its scores, and those of its orders beside the others of its days', async () => {
  show(PromotionScores);
  const scores = within(await screen.findByRole('group', { name: 'Satisfaction' }));
  expect(scores.getAllByRole('row')[1]?.textContent).toBe('CSAT · Deliveryfewer than 5 answers');
  const compared = within(await screen.findByRole('group', { name: 'Orders with it and without' }));
  expect(compared.getAllByRole('row')[1]?.textContent).toContain(
    '90.0% (76.9 to 96.0; 40 answers)50.0% (35.2 to 64.8; 40 answers)up by 40.0 (p < 0.001)',
  );
  expect(compared.getByRole('link').getAttribute('href')).toContain('by=promotion');
});

test('Answers of a member say what was answered, and what this reader does not see', async () => {
  show(MemberAnswers, 'zh');
  expect(await screen.findByText('2 / 5 分')).toBeTruthy();
  expect(screen.getByText('希望店铺联系')).toBeTruthy();
  expect(screen.getByText('评论仅由所评价的客服及其主管查看，因此不显示。')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'T-5' })).toBeTruthy();
});
