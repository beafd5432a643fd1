/** Return visits, order frequency and churn of each month, against sets of members made from single orders and visits. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHURN_MONTHS, type HabitReport } from '#contract/insight/habits';
import { addDays, addMonths, dayOf, monthOf, startOfDay } from '#shared/days';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

const ZONE = 'Asia/Shanghai';
const TODAY = dayOf(NOW, ZONE);
const FIRST = addMonths(monthOf(TODAY), -14);
/** One member and one day with an order or a visit, by the number of days before today. */
const anyDays = fc.array(
  fc.record({ member: fc.integer({ min: 0, max: 19 }), ago: fc.integer({ min: 0, max: 440 }) }),
  { minLength: 160, maxLength: 160 },
);
const [orders = [], visits = []] = fc.sample(anyDays, { numRuns: 2, seed: 11 });
const dayFor = ({ ago }: { ago: number }) => {
  const day = addDays(TODAY, -ago);
  return day < FIRST ? FIRST : day;
};
const noon = (day: string) => startOfDay(day, ZONE) + 60_000;
/** Both are on record from the first day on. */
const ORDERED = [{ member: 0, ago: 999 }, ...orders];
const VISITED = [{ member: 0, ago: 999 }, ...visits];

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
  const store = await api.store();
  const send = async (kind: string, rows: object[]) => {
    const { status, body } = await store('POST', `/api/store/${kind}/batch`, { rows });
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  await send(
    'orders',
    ORDERED.map((one, index) => ({
      externalId: `o${index}`,
      channel: 'web',
      memberExternalId: `m${one.member}`,
      currency: 'CNY',
      lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: ['placed', 'paid'].map((status) => ({ status, at: noon(dayFor(one)) })),
    })),
  );
  await send(
    'events',
    VISITED.map((one, index) => ({
      externalId: `v${index}`,
      type: 'visit',
      at: noon(dayFor(one)),
      channel: 'web',
      memberExternalId: `m${one.member}`,
    })),
  );
});
afterAll(() => api.close());

type Fact = { member: number; ago: number };
const membersIn = (facts: readonly Fact[], from: string, to: string) =>
  new Set(
    facts.flatMap((fact) => (dayFor(fact) >= from && dayFor(fact) < to ? [fact.member] : [])),
  );

const ask = async (to: string): Promise<HabitReport> => {
  const analyst = await api.raw('analyst');
  const { status, body } = await analyst<HabitReport>(
    'GET',
    `/api/programmeInsight/habits?from=${FIRST}&to=${to}`,
  );
  expect(status).toBe(200);
  return body;
};

test('each month has the figures that sets of members give', async () => {
  const { months } = await ask(addDays(TODAY, 1));
  expect(months).toHaveLength(12);
  for (const { month, next, previous, oldest, complete, ...figures } of months) {
    const before = membersIn(VISITED, previous, month);
    const again = membersIn(VISITED, month, next);
    const buyers = membersIn(ORDERED, month, next);
    const base = membersIn(ORDERED, oldest, month);
    const kept = membersIn(ORDERED, addMonths(next, -CHURN_MONTHS), next);
    expect([month, complete]).toEqual([month, next <= TODAY]);
    expect([month, figures]).toEqual([
      month,
      {
        returnVisits: {
          part: [...before].filter((member) => again.has(member)).length,
          whole: before.size,
        },
        orderFrequency: {
          part: ORDERED.filter((one) => dayFor(one) >= month && dayFor(one) < next).length,
          whole: buyers.size,
        },
        churn: {
          part: [...base].filter((member) => !kept.has(member)).length,
          whole: base.size,
        },
      },
    ]);
  }
});

test('months that are not wholly on record have no figures', async () => {
  const { months, ordersFrom, visitsFrom } = await ask(addMonths(FIRST, 3));
  expect([ordersFrom, visitsFrom]).toEqual([FIRST, FIRST]);
  expect(
    months
      .slice(-4)
      .map(({ returnVisits, orderFrequency, churn }) =>
        [returnVisits, orderFrequency, churn].map((ratio) => ratio !== null),
      ),
  ).toEqual([
    [false, false, false],
    [false, true, false],
    [true, true, false],
    [true, true, false],
  ]);
});
