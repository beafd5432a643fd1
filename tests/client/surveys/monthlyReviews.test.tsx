/** The corrective actions of a monthly review: on its page and in its file, and the page of a review without them. */
import '#shared/validation';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import {
  AdminContext,
  type I18nProvider,
  memoryStore,
  ResourceContextProvider,
  TestMemoryRouter,
} from 'react-admin';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { ShownReview } from '#contract/surveys/monthlyReviews';
import { createI18n } from '../../../client/i18n.ts';
import { ActionSection } from '../../../client/surveys/monthlyReviews/ActionSection.tsx';
import { useReviewCsv } from '../../../client/surveys/monthlyReviews/useReviewCsv.ts';
import { allowedBy, answeredBy } from '../support/providers.ts';

configure({ asyncUtilTimeout: 10_000 });
const providers = new Map<string, I18nProvider>();
beforeAll(async () => {
  for (const language of ['en', 'zh'] as const) providers.set(language, await createI18n(language));
});
afterEach(cleanup);

const OLDER: ShownReview = {
  id: 1,
  month: '2026-04-01',
  responses: 80,
  moved: 0,
  missed: 0,
  createdAt: 1,
  version: 1,
  asOf: 1,
  surveys: [],
  later: [],
  words: {},
  actionTitles: {},
  ownerNames: {},
  notes: [],
};
const names = { en: 'After delivery', zh: '收货后' };
const REVIEW: ShownReview = {
  ...OLDER,
  actionTitles: { 7: 'Call, then write', 8: 'Pack twice' },
  ownerNames: { ann: 'Ann' },
  actions: {
    open: [
      {
        actionId: 7,
        surveyNames: names,
        stage: 'planned',
        ownerId: 'ann',
        dueOn: '2026-04-20',
        isOverdue: true,
      },
    ],
    checked: [
      {
        actionId: 8,
        surveyNames: names,
        measureNames: { en: 'Logistics', zh: '物流' },
        verdict: 'effective',
        comparison: {
          unit: 'share',
          isLessBetter: false,
          days: 28,
          before: { from: '2026-02-01', to: '2026-03-01' },
          after: { from: '2026-03-02', to: '2026-03-30' },
          valueBefore: { n: 40, value: 600, low: 446, high: 737 },
          valueAfter: { n: 40, value: 900, low: 769, high: 960 },
          change: { difference: 300, p: 2, verdict: 'up' },
        },
      },
    ],
  },
};

const File = ({ review }: { review: ShownReview }) => {
  const toCsv = useReviewCsv();
  return <pre data-testid="file">{toCsv(review)}</pre>;
};
const show = (review: ShownReview, language = 'en') =>
  render(
    <TestMemoryRouter>
      <AdminContext
        authProvider={allowedBy(async () => true)}
        dataProvider={answeredBy({})}
        i18nProvider={providers.get(language)}
        store={memoryStore()}
      >
        <ResourceContextProvider value="monthlyReviews">
          <ActionSection review={review} />
          <File review={review} />
        </ResourceContextProvider>
      </AdminContext>
    </TestMemoryRouter>,
  );
const linesOf = () => (screen.getByTestId('file').textContent ?? '').split('\r\n');

test('A review shows open actions with owner and day, and checked ones before and after', async () => {
  show(REVIEW);
  const open = await screen.findByRole('group', { name: 'Open at the end of the month' });
  within(open).getByRole('row', { name: 'Call, then write To do Ann Overdue since Apr 20, 2026' });
  const checked = screen.getByRole('group', { name: 'Verified in the month' });
  within(checked).getByRole('row', { name: /Pack twice Logistics 60\.0% 90\.0% .*Effective/ });
});

test('The file of a review has the same, in columns after those of figures', async () => {
  show(REVIEW, 'zh');
  await screen.findByRole('group', { name: '月末未完结' });
  const [head, open, checked] = linesOf();
  expect(head?.split(',').slice(-8)).toEqual([
    '整改措施',
    '进度',
    '负责人',
    '截止日期',
    '整改前',
    '整改后',
    '前后变化',
    '结果',
  ]);
  expect(open).toBe('收货后,,,,,,,,,"Call, then write",待落实,Ann,2026-04-20,,,,');
  expect(checked).toMatch(/^收货后,物流,,,,,,,,Pack twice,,,,60\.0%,90\.0%,.*,有效$/u);
});

test('A review from before has neither the section nor such lines', () => {
  show(OLDER);
  expect(screen.queryByText('Corrective actions')).toBeNull();
  expect(linesOf()).toHaveLength(2);
});
