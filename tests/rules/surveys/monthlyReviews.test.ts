/** Which month is reviewed when, what moved in it, targets and what is left of words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can, ROLES } from '#contract/platform/access';
import type { ReviewFigure, SurveyReview } from '#contract/surveys/monthlyReviews';
import type { ChangeFigure } from '#contract/surveys/results';
import {
  countJudged,
  countMissed,
  movedOf,
  reviewedMonth,
  reviewedUntil,
  withoutContacts,
} from '#rules/surveys/monthlyReviews';
import { reachOf, targetAt, type TargetRow } from '#rules/surveys/satisfactionTargets';
import { addDays, monthOf } from '#shared/days';

describe('the month that is reviewed', () => {
  test.each([
    ['2025-11-01', '2025-09-01'],
    ['2025-11-02', '2025-10-01'],
    ['2025-11-30', '2025-10-01'],
    ['2026-01-01', '2025-11-01'],
    ['2026-01-02', '2025-12-01'],
  ])('on %s is %s', (day, month) => {
    expect(reviewedMonth(day)).toBe(month);
  });
  test('comes up once day after day, so that none is left out however many days are caught up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 1, max: 400 }),
        (from, n) => {
          const days = Array.from({ length: n }, (_, index) =>
            reviewedMonth(addDays('2020-01-01', from + index)),
          );
          const months = [...new Set(days)];
          expect(months).toEqual(months.toSorted());
          for (const [index, month] of months.entries())
            if (index > 0) expect(monthOf(addDays(months[index - 1] ?? '', 31))).toBe(month);
        },
      ),
    );
  });
  test('ends when answers of its last day cannot be changed any more, in the zone of the store', () => {
    expect(reviewedUntil('2025-10-01', 'Asia/Shanghai')).toBe(Date.parse('2025-11-01T16:00:00Z'));
    expect(reviewedUntil('2025-10-01', 'America/New_York')).toBe(
      Date.parse('2025-11-02T04:00:00Z'),
    );
  });
});

const figure = (rowKey: string, verdict: ChangeFigure['verdict'] | null): ReviewFigure => ({
  kind: 'dimension',
  questionKey: '',
  rowKey,
  unit: 'points',
  names: {},
  isOverall: false,
  now: { n: 40, value: 7000, low: 6500, high: 7500 },
  before: null,
  change: verdict && { difference: 100, p: 20, verdict },
  target: null,
});
const survey = (figures: ReviewFigure[], parts: SurveyReview['parts'] = []) => ({
  surveyId: 1,
  figures,
  parts,
});

test('only what changed by more than chance moved, whole figures and parts alike', () => {
  const row = {
    ...figure('', 'down'),
    segment: 'app',
    names: null,
    isHidden: false,
    rank: null,
    mean: null,
  };
  const parts = [
    {
      kind: 'dimension' as const,
      questionKey: '',
      rowKey: 'price',
      by: 'channel' as const,
      rows: [row],
    },
  ];
  const content = {
    surveys: [
      survey(
        [
          figure('quality', 'up'),
          figure('price', 'none'),
          figure('brand', 'few'),
          figure('social', null),
        ],
        parts,
      ),
    ],
  };
  expect(movedOf(content).map(({ figure: one, part }) => [one.rowKey, part?.row.segment])).toEqual([
    ['quality', undefined],
    ['price', 'app'],
  ]);
  expect(countJudged(content)).toBe(3);
  expect(movedOf({ surveys: [survey([figure('quality', 'none')])] })).toEqual([]);
});

test('a part belongs to the figure of its kind, question and row, and counts only beside it', () => {
  const row = {
    ...figure('', 'down'),
    segment: 'app',
    names: null,
    isHidden: false,
    rank: null,
    mean: null,
  };
  const figures: ReviewFigure[] = [
    figure('price', 'none'),
    { ...figure('price', 'none'), questionKey: 'other' },
    { ...figure('price', 'none'), kind: 'score' as const, questionKey: 'asked' },
    { ...figure('price', 'none'), kind: 'score' as const },
  ];
  const partOf = (questionKey: string, kind: 'score' | 'dimension', rowKey = 'price') =>
    movedOf({
      surveys: [survey(figures, [{ kind, questionKey, rowKey, by: 'channel', rows: [row] }])],
    }).map((moved) => figures.indexOf(moved.figure));
  expect(partOf('', 'dimension')).toEqual([0]);
  expect(partOf('other', 'dimension')).toEqual([1]);
  expect(partOf('asked', 'score')).toEqual([2]);
  expect(partOf('', 'score')).toEqual([3]);
  expect(partOf('asked', 'dimension')).toEqual([]);
  expect(partOf('', 'dimension', 'quality')).toEqual([]);
});

test('targets that were missed are counted over figures and the share of those who answered', () => {
  const target = (reach: 'missed' | 'near' | 'reached' | null) => ({
    target: reach && { value: 8000, source: 'Plan', reach },
  });
  expect(
    countMissed({
      surveys: [
        { figures: [target('missed'), target('near')], asked: target('missed') },
        { figures: [target(null), target('missed')], asked: target('reached') },
        { figures: [], asked: target(null) },
      ],
    }),
  ).toBe(3);
  expect(countMissed({ surveys: [] })).toBe(0);
});

describe('a target', () => {
  const row = (more: Partial<TargetRow>): TargetRow => ({
    measure: 'csat',
    surveyId: null,
    dimensionKey: null,
    value: 8000,
    fromMonth: '2025-01-01',
    source: 'Plan',
    ...more,
  });
  const of = { measure: 'csat', surveyId: 7, dimensionKey: null } as const;
  test('holds from its month on until the next one, and that of the survey itself goes before', () => {
    const rows = [
      row({}),
      row({ value: 8500, fromMonth: '2025-06-01' }),
      row({ surveyId: 7, value: 9000, fromMonth: '2025-09-01' }),
      row({ surveyId: 7, value: null, fromMonth: '2025-11-01' }),
    ];
    const valueIn = (month: string) => targetAt(rows, of, month)?.value ?? null;
    expect(
      ['2024-12-01', '2025-05-01', '2025-06-01', '2025-09-01', '2025-11-01'].map(valueIn),
    ).toEqual([null, 8000, 8500, 9000, null]);
    expect(targetAt(rows, of, '2025-11-01')).toBeNull();
    expect(targetAt(rows, { ...of, surveyId: 8 }, '2025-12-01')?.value).toBe(8500);
    expect(targetAt(rows, { ...of, measure: 'ces' }, '2025-12-01')).toBeNull();
  });
  test.each([
    [800, 850, 'share', 'reached'],
    [799, 850, 'share', 'near'],
    [700, 799, 'share', 'missed'],
    [700, 800, 'share', 'near'],
    [8000, 8100, 'points', 'reached'],
    [7999, 7999, 'points', 'missed'],
  ] as const)('of 80 beside %i up to %i as a %s is %s', (value, high, unit, reach) => {
    expect(reachOf({ n: 40, value, low: 0, high }, { value: 8000 }, unit)).toBe(reach);
  });
  test('is not missed by so few that they have no interval, nor by nobody', () => {
    expect(reachOf({ n: 3, value: 0, low: null, high: null }, { value: 8000 }, 'share')).toBe(
      'near',
    );
    expect(reachOf(null, { value: 8000 }, 'share')).toBeNull();
    expect(reachOf({ n: 40, value: 800, low: 700, high: 900 }, null, 'share')).toBeNull();
  });
});

test.each([
  ['请打 138 1234 5678 或写信到 li@example.com，谢谢', '请打 *** 或写信到 ***，谢谢'],
  ['订单 20251103000127 晚了 3 天', '订单 *** 晚了 3 天'],
  ['Call +86 (10) 6554-1234.', 'Call +***.'],
  ['5 星，10 分', '5 星，10 分'],
])('of the words %s are left %s', (said, left) => {
  expect(withoutContacts(said)).toBe(left);
});

test.each([
  ['letters', 'a'.repeat(400_000)],
  ['signs', '@'.repeat(400_000)],
  ['digits and separators', `12${'('.repeat(400_000)}`],
])('Long words of %s are read once', (_, text) => {
  expect(withoutContacts(text)).toBe(text);
});

test('Whoever reads reviews sees all corrective actions, which they name', () => {
  for (const role of ROLES)
    if (can(role, 'monthlyReviews', 'show'))
      expect([role, can(role, 'correctiveActions', 'figures')]).toEqual([role, true]);
});
