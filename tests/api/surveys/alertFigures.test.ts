/** Figures of alerts: each counts exactly the rows to which it leads. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertFigures } from '#contract/surveys/alertFigures';
import type { CountedAlerts } from '#contract/surveys/alerts';
import { insertRows } from '#db/bulk';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { csat, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
let api: OpenApi;
let manager: Call;
let surveyId: number;
const causes: Record<string, number> = {};
const people: Record<string, number> = {};
beforeAll(async () => {
  api = await openApi();
  manager = await api.raw('manager');
  const store = await api.store();
  for (const code of ['packing', 'courier'])
    causes[code] = (
      await manager<{ id: number }>('POST', '/api/rootCauses', { code, names: { en: code } })
    ).body.id;
  for (const externalId of ['ann', 'bob', 'annToo']) {
    await store('POST', '/api/store/members', { externalId });
    const [row] = await query<{ id: number }>(
      api.connection.db,
      'select id from members where external_id = ?',
      [externalId],
    );
    people[externalId] = Number(row?.id);
  }
  await api.connection.transaction((tx) =>
    query(tx, 'update members set merged_into = ? where id = ?', [
      people.ann ?? 0,
      people.annToo ?? 0,
    ]),
  );
  surveyId = (await writeSurvey(api.connection, [csat('whole')])).surveyId;
});
afterAll(() => api.close());

interface Told {
  who: 'ann' | 'bob' | 'annToo' | null;
  cause: 'packing' | 'courier' | null;
  /** Milliseconds before now. */
  ago: number;
  more?: Partial<typeof surveyAlerts.$inferInsert>;
}
const closed = { closedAt: NOW - 1, closedBy: 'Manager', wasContacted: false };
const after = (minutes: number) => ({ contactedAt: NOW - 2, contactRanMs: minutes * MINUTE });
const HUNDRED = 100 * DAY;
const ALERTS: readonly Told[] = [
  {
    who: 'ann',
    cause: 'packing',
    ago: HUNDRED + 90 * DAY + 1,
    more: { ...closed, ...after(600) },
  },
  {
    who: 'ann',
    cause: 'packing',
    ago: HUNDRED,
    more: { ...closed, ...after(60), recoveryAnswer: 4, recoveryAt: NOW - 1 },
  },
  // 90 days later, from another record of the same customer.
  {
    who: 'annToo',
    cause: 'packing',
    ago: HUNDRED - 90 * DAY,
    more: { ...closed, ...after(120), recoveryAnswer: 3, recoveryAt: NOW - 1 },
  },
  { who: 'bob', cause: 'packing', ago: 10 * DAY, more: closed },
  { who: 'bob', cause: 'courier', ago: 5 * DAY, more: closed },
  { who: 'bob', cause: null, ago: DAY },
  { who: null, cause: 'packing', ago: 2 * DAY, more: { ...closed, canBeReached: false } },
  { who: 'bob', cause: 'packing', ago: 3 * DAY, more: { withdrawnAt: NOW - 1, ...after(1) } },
  { who: 'bob', cause: 'packing', ago: 400 * DAY, more: { ...closed, ...after(1) } },
];
const write = () =>
  api.connection.transaction((tx) =>
    insertRows(
      tx,
      surveyAlerts,
      ALERTS.map(({ who, cause, ago, more }) => ({
        surveyId,
        rule: 'csat' as const,
        reasons: [],
        dimensions: [],
        canBeReached: true,
        hasOwnTicket: false,
        agentId: 'agent',
        answeredAt: NOW - ago,
        createdAt: NOW - ago,
        updatedAt: NOW - ago,
        memberId: who === null ? null : (people[who] ?? null),
        rootCauseId: cause === null ? null : (causes[cause] ?? null),
        contactedAt: null,
        contactRanMs: null,
        closedAt: null,
        closedBy: null,
        wasContacted: null,
        recoveryAnswer: null,
        recoveryAt: null,
        withdrawnAt: null,
        ...more,
      })),
    ),
  );
const figuresFor = async (call: Call) =>
  (await call<AlertFigures>('GET', '/api/surveyAlerts/figures')).body;
const NOTHING = { part: 0, n: 0, rate: null };

test('Without alerts every figure is empty, and none is a share of nothing', async () => {
  expect(await figuresFor(manager)).toMatchObject({
    closed: NOTHING,
    contact: { n: 0, median: null, p90: null },
    recovered: NOTHING,
    causes: [],
  });
});

test('Figures count the last year without withdrawn alerts, and repeats by customer, cause and 90 days', async () => {
  await write();
  const figures = await figuresFor(manager);
  expect(figures).toMatchObject({
    closed: { part: 6, n: 7, rate: { n: 7, value: 857 } },
    contact: { n: 3, median: 120, p90: 504 },
    recovered: { part: 1, n: 2, rate: { n: 2, value: 500, low: null } },
    causes: [
      { rootCauseId: causes.packing, names: { en: 'packing' }, part: 1, n: 4 },
      { rootCauseId: causes.courier, part: 0, n: 1 },
    ],
  });

  const { answeredFrom } = figures;
  const rows = async (counted: CountedAlerts, more: object = {}) => {
    const filter = JSON.stringify({ answeredAt_gte: answeredFrom, counted, ...more });
    const sort = '["contactMinutes","ASC"]';
    return (
      await manager<{ contactMinutes: number | null; answeredAt: number }[]>(
        'GET',
        `/api/surveyAlerts?${new URLSearchParams({ filter, sort })}`,
      )
    ).body;
  };
  const lengths = async (...counted: CountedAlerts[]) =>
    Promise.all(counted.map(async (one) => (await rows(one)).length));
  expect(await lengths('raised', 'closed', 'contacted', 'answered', 'recovered')).toEqual([
    7, 6, 3, 2, 1,
  ]);
  expect((await rows('contacted')).map(({ contactMinutes }) => contactMinutes)).toEqual([
    60, 120, 600,
  ]);
  for (const { rootCauseId, part, n } of figures.causes) {
    expect(await rows('caused', { rootCauseId })).toHaveLength(n);
    expect(await rows('repeated', { rootCauseId })).toHaveLength(part);
  }
  expect((await rows('repeated')).map(({ answeredAt }) => answeredAt)).toEqual([NOW - 10 * DAY]);
});

test('An agent has figures of the alerts that they see, and an unknown figure filters nothing', async () => {
  expect(await figuresFor(await api.raw('agent'))).toMatchObject({ closed: NOTHING, causes: [] });
  const nobody = await api.raw(null);
  expect((await nobody('GET', '/api/surveyAlerts/figures')).status).toBe(401);
  const unknown = await manager('GET', '/api/surveyAlerts?filter={"counted":"all"}');
  expect(unknown.status).toBe(400);
});
