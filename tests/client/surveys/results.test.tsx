/** The page of results: what a figure says, when a change is marked, and what is hidden. */
import '#shared/validation';
import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { AdminContext, type I18nProvider, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Asked } from '#contract/surveys/asked';
import type { SurveyResponse } from '#contract/surveys/responses';
import type { Compared, Cuts, Figure, Results, Trend } from '#contract/surveys/results';
import type { Api } from '../../../client/api.ts';
import { createI18n } from '../../../client/i18n.ts';
import { readAsked } from '../../../client/surveys/results/asked.ts';
import { writeMeasure } from '../../../client/surveys/shared/measure.ts';
import ResultsPage from '../../../client/surveys/results/ResultsPage.tsx';

configure({ asyncUtilTimeout: 10_000 });
const providers = new Map<string, I18nProvider>();
beforeAll(async () => {
  for (const language of ['en', 'zh'] as const) providers.set(language, await createI18n(language));
});
afterEach(cleanup);

const figure = (
  n: number,
  value: number,
  low: number | null = null,
  high: number | null = null,
): Figure => ({
  n,
  value,
  low,
  high,
});
const compared = (now: Figure, verdict: 'up' | 'down' | 'none' | 'few'): Compared => ({
  now,
  before: figure(now.n, now.value - 100),
  change: { difference: verdict === 'down' ? -100 : 100, p: 7, verdict },
});
const question = (questionKey: string, type: 'csat' | 'nps', own: Compared) => ({
  ...own,
  questionKey,
  rowKey: '',
  type,
  topBoxes: type === 'csat' ? 2 : null,
  texts: { en: `About ${questionKey}`, zh: questionKey },
  rowTexts: null,
  isOverall: questionKey === 'whole',
  counts: [0, 2, 0, 1, 8, 9, 0, 0, 0, 0, 0],
  mean: figure(20, 410),
  topTwo: null,
});
const RESULTS: Results = {
  readAt: 1_000,
  from: '2025-01-01',
  to: '2025-12-01',
  before: { from: '2024-02-01', to: '2025-01-01' },
  answersFrom: '2024-01-05',
  responses: 20,
  responsesBefore: 20,
  suspect: 2,
  isByMonth: false,
  questions: [
    question('likely', 'nps', compared(figure(100, 200, 38, 351), 'none')),
    question('whole', 'csat', compared(figure(20, 850, 640, 948), 'up')),
  ],
  choices: [],
  dimensions: [
    {
      key: 'logistics',
      names: { en: 'Logistics', zh: '物流' },
      need: 'functional',
      importance: 70,
      pairs: 50,
      quadrant: 'improve',
      ...compared(figure(50, 4500, 4000, 5000), 'down'),
    },
    {
      key: 'price',
      names: { en: 'Price', zh: '价格' },
      need: 'functional',
      importance: 40,
      pairs: 50,
      quadrant: 'keep',
      ...compared(figure(50, 7500, 7000, 8000), 'none'),
    },
  ],
  needs: [{ need: 'functional', ...compared(figure(50, 6000, 5500, 6500), 'few') }],
  index: { now: null, before: null, change: null },
};
const TREND: Trend = { grain: 'month', isMerged: true, points: [] };
const CUTS: Cuts = {
  by: 'channel',
  isByMonth: false,
  rows: [
    {
      segment: 'app',
      names: null,
      isHidden: false,
      rank: 1,
      mean: figure(20, 410),
      ...compared(figure(20, 850, 640, 948), 'few'),
    },
    {
      segment: 'counter',
      names: null,
      isHidden: false,
      rank: null,
      mean: null,
      ...compared(figure(9, 700), 'few'),
    },
    {
      segment: 'phone',
      names: null,
      isHidden: true,
      rank: null,
      mean: null,
      now: null,
      before: null,
      change: null,
    },
  ],
};
const ASKED: Asked = {
  from: '2025-01-01',
  to: '2025-12-01',
  decided: 30,
  out: [{ reason: 'cooldown', n: 3 }],
  sent: 20,
  started: 17,
  completed: 17,
  voided: 0,
  rate: figure(20, 850, 640, 948),
  uninvited: 4,
};
const asks: string[] = [];

const listed: object[] = [];
const RESPONSE: Partial<SurveyResponse> = {
  id: 'r1',
  identityMode: 'identified',
  answeredAt: 1_000,
  precision: 'instant',
  score: 2,
  mostScore: 5,
  band: 'low',
  comment: 'Nobody told me it was late',
  topics: ['logistics'],
  tags: ['carrier'],
  memberId: 5,
};

const show = (language = 'en', comments: readonly Partial<SurveyResponse>[] = [RESPONSE]) => {
  asks.length = 0;
  listed.length = 0;
  const reports: Record<string, unknown> = {
    results: RESULTS,
    trend: TREND,
    cuts: CUTS,
    agentCuts: CUTS,
    asked: ASKED,
    suggestions: {
      rows: [
        {
          dimensionKey: 'logistics',
          names: { en: 'Logistics', zh: '物流' },
          quadrant: 'improve',
          now: figure(50, 4500),
          comments: [
            {
              responseId: 'a',
              text: 'Three days late',
              month: '1970-01-01',
              at: 1_000,
              channel: 'app',
            },
          ],
          causes: [{ id: 1, names: { en: 'Carrier', zh: '承运商' }, n: 4 }],
        },
        ...[[], null].map((comments, index) => ({
          dimensionKey: ['social', 'brand'][index],
          names: { en: ['Social', 'Brand'][index] ?? '' },
          quadrant: 'improve',
          now: figure(50, 4800),
          comments,
          causes: [],
        })),
      ],
    },
    audiences: { levels: [], groups: [], channels: [], segments: [] },
  };
  const api = {
    call: (_: string, path: string) => {
      asks.push(path);
      const name = path.split('?')[0]?.split('/').at(-1) ?? '';
      return Promise.resolve({ data: reports[name] });
    },
    getMany: () => Promise.resolve({ data: [{ id: 5, name: 'Lin', externalId: 'M5' }] }),
    getList: (resource: string, { filter }: { filter: object }) => {
      if (resource === 'surveyResponses') {
        listed.push(filter);
        return Promise.resolve({ data: comments, total: comments.length });
      }
      if (resource === 'dimensions')
        return Promise.resolve({
          data: [{ id: 1, key: 'logistics', names: { en: 'Logistics', zh: '物流' } }],
          total: 1,
        });
      return Promise.resolve({
        data: [{ id: 7, names: { en: 'After tickets', zh: '工单' }, publishedNumber: 1 }],
        total: 1,
      });
    },
  } as unknown as Api;
  render(
    <TestMemoryRouter>
      <AdminContext
        dataProvider={api}
        i18nProvider={providers.get(language) as I18nProvider}
        store={memoryStore()}
      >
        <ResultsPage />
      </AdminContext>
    </TestMemoryRouter>,
  );
};
const rowsOf = async (table: RegExp) =>
  within(await screen.findByRole('group', { name: table })).getAllByRole('row');

describe('the headlines', () => {
  test('begin with the whole, with interval, answers and a change only where it is more than chance', async () => {
    show();
    const [first, second, third] = await screen.findAllByRole('listitem');
    expect(first?.textContent).toContain('CSAT · About whole85.0%64.0 to 94.8; 20 answers');
    expect(first?.textContent).toContain('up by 10.0 (p = 0.007)');
    expect(second?.textContent).toContain('NPS · About likely20.03.8 to 35.1; 100 answers');
    expect(second?.textContent).toContain('no significant change');
    expect(second?.textContent).toMatch(/from 10\.0 \(Feb 1\s–\sDec 31, 2024\)/u);
    expect(third?.textContent).toContain('Response rate85.0%17 of 20 invitations sent');
  });

  test('say the same in Chinese', async () => {
    show('zh');
    const [first] = await screen.findAllByRole('listitem');
    expect(first?.textContent).toContain('64.0 至 94.8');
    expect(first?.textContent).toContain('上升 10.0（p = 0.007）');
    expect(first?.textContent).toContain('此前 75.0%（2024年2月1日至12月31日）');
    await screen.findByText(/部分周不足 10 个回答/);
    // Full-width punctuation has its own gap.
    expect(document.body.textContent).toContain('计入该题。变化均与');
    expect(document.body.textContent).not.toMatch(/[。；，）] /u);
  });

  test('are chosen for what is shown over time and by group', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: /About likely/ }));
    await screen.findByRole('heading', { name: 'Over time: NPS · About likely' });
    expect(asks.some((path) => /trend\?.*questionKey=likely/.test(path))).toBe(true);
    expect(asks.some((path) => /cuts\?.*questionKey=likely/i.test(path))).toBe(true);
  });
});

test('Groups of too few answers are one line, behind which are their names', async () => {
  show();
  const rows = await rowsOf(/By group/);
  expect(rows[1]?.textContent).toContain('app85.0%');
  expect(rows[2]?.textContent).toContain('Counter device70.0%');
  expect(rows).toHaveLength(3);
  const line = await screen.findByText('1 group has too few answers to be shown');
  expect(line.closest('details')?.textContent).toContain('phone');
});

test('Indicators stand below their need in their own order or the best first, with what to improve first', async () => {
  show();
  const shown = async () =>
    (await rowsOf(/Satisfaction indicators/)).map(({ textContent }) => textContent ?? '').slice(1);
  const own = await shown();
  expect(own.map((text) => text.slice(0, 5))).toEqual(['Funct', 'Logis', 'Price']);
  expect(own[1]).toContain('Improve first');
  fireEvent.mouseDown(screen.getByRole('combobox', { name: 'Order of the indicators' }));
  fireEvent.click(await screen.findByRole('option', { name: 'The best first' }));
  expect((await shown()).map((text) => text.slice(0, 5))).toEqual(['Funct', 'Price', 'Logis']);
  expect(await screen.findByText(/Three days late/)).toBeTruthy();
  expect(await screen.findByText('Root causes: Carrier (4)')).toBeTruthy();
});

test('What to improve says where nobody wrote about an indicator, and nothing where comments may not be read', async () => {
  show();
  const part = await screen.findByRole('region', { name: 'What to improve' });
  const [, social, brand] = within(part).getAllByRole('listitem');
  expect(social?.textContent).toContain('No comments about this');
  expect(brand?.textContent).not.toContain('No comments about this');
});

test('The link to the responses opens those of the survey and the months that are counted', async () => {
  show();
  const link = await screen.findByRole('link', { name: 'Read the responses' });
  await waitFor(() => expect(listed.length).toBeGreaterThan(0));
  const { answeredAt_gte, answeredAt_lt } = listed[0] as Record<string, unknown>;
  expect(answeredAt_gte).toEqual(expect.any(Number));
  const query = new URLSearchParams(link.getAttribute('href')?.split('?')[1]);
  expect(JSON.parse(query.get('filter') ?? '')).toEqual({
    surveyId: 7,
    answeredAt_gte,
    answeredAt_lt,
  });
});

describe('the comments', () => {
  test('stand with score, topics and tags, and with a name only where the list tells it', async () => {
    show();
    const part = await screen.findByRole('region', { name: 'Comments' });
    expect(await within(part).findByText('Nobody told me it was late')).toBeTruthy();
    expect(await within(part).findByText('About: Logistics')).toBeTruthy();
    expect(within(part).getByText('Tags: carrier')).toBeTruthy();
    expect(within(part).getByText('2 of 5')).toBeTruthy();
    expect(await within(part).findByText('Lin')).toBeTruthy();
    expect(listed[0]).toMatchObject({ surveyId: 7, hasComment: true, quality: 'ok' });
  });
  test('are asked for by topic and score', async () => {
    show();
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: /About/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'Logistics' }));
    await waitFor(() => expect(listed.at(-1)).toMatchObject({ topic: 'logistics' }));
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: /Score of the whole/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'Low' }));
    await waitFor(() => expect(listed.at(-1)).toMatchObject({ topic: 'logistics', band: 'low' }));
    expect(
      screen.getByRole('link', { name: 'Read all responses with comments' }).getAttribute('href'),
    ).toContain('surveyResponses');
  });
  test('of fewer than five are hidden where the survey does not tell who answered', async () => {
    show('zh', [{ ...RESPONSE, identityMode: 'anonymous', precision: 'month', memberId: null }]);
    const part = await screen.findByRole('region', { name: '评语' });
    expect(await within(part).findByText('样本过少，不显示')).toBeTruthy();
    expect(within(part).queryByText('Nobody told me it was late')).toBeNull();
  });
});

test('What an address does not say, or says wrongly, is the default', () => {
  const today = '2025-11-21';
  expect(readAsked('?range=x&by=x&measure=x&survey=-1', today)).toEqual(readAsked('', today));
  expect(readAsked('', today)).toMatchObject({
    from: '2024-12-01',
    to: '2025-12-01',
    by: 'channel',
  });
  const measure = { kind: 'dimension', questionKey: '', rowKey: 'price' } as const;
  expect(readAsked(`?measure=${writeMeasure(measure)}`, today).measure).toEqual(measure);
});
