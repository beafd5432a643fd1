/** What figures of customer service count: the same rows as the page of these figures. */
import { expect, test } from 'vitest';
import { EvidenceFigure } from '#contract/surveys/correctiveEvidence';
import { causeFilter, clocksWithin } from '#rules/insight/serviceInsight';
import { figureRows } from '#rules/surveys/correctiveEvidence';
import { startOfDay } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const DAYS = { from: '2025-10-01', to: '2025-11-01' };
const SPAN = { opens: startOfDay(DAYS.from, ZONE), ends: startOfDay(DAYS.to, ZONE) };

test.each([
  [
    { of: 'complaints', rootCauseId: 4, ...DAYS },
    { resource: 'tickets', filter: causeFilter(SPAN, 4) },
  ],
  [
    { of: 'targets', metric: 'resolution', by: 'all', key: null, ...DAYS },
    { resource: 'tickets', filter: { missedClock: 'resolution', ...clocksWithin(SPAN) } },
  ],
  [
    { of: 'targets', metric: 'firstResponse', by: 'level', key: null, ...DAYS },
    {
      resource: 'tickets',
      filter: { missedClock: 'firstResponse', ...clocksWithin(SPAN), level: null },
    },
  ],
  [
    { of: 'returns', categoryId: 3, reasonId: null, ...DAYS },
    {
      resource: 'returns',
      filter: { soldOn_gte: '2025-10-01', soldOn_lt: '2025-11-01', categoryId: 3, reasonId: null },
    },
  ],
] as const)('%o counts %o', (figure, rows) => {
  expect(figureRows(EvidenceFigure.parse(figure), ZONE)).toEqual(rows);
});

test.each([
  { of: 'returns', categoryId: 3, reasonId: null, from: '2025-11-01', to: '2025-11-01' },
  { of: 'targets', metric: 'speed', by: 'all', key: null, ...DAYS },
  { of: 'complaints', ...DAYS },
  { of: 'complaints', rootCauseId: 4, amount: 1, ...DAYS },
])('%o is no figure', (figure) => {
  expect(EvidenceFigure.safeParse(figure).success).toBe(false);
});
