/** Seasonal plans: stored, planned once a year as draft batches, and shown in a calendar, on both databases. */
import { message } from '#shared/fields';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { CalendarLane, YearResult } from '#contract/pricing/seasonalPlans';
import { query } from '#db/statements';
import { type Call, type Client, openApi, type OpenApi, refusal } from '../support/openApi.ts';

let api: OpenApi;
let manager: Client;
let call: Call;
let winter: number;
let empty: number;

beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
  call = await api.raw('manager');
  const store = await api.store();
  const category = async (code: string) =>
    (await store<{ id: number }>('POST', '/api/store/categories', { code, names: { en: code } }))
      .body.id;
  winter = await category('winter');
  empty = await category('empty');
  for (const sku of ['COAT', 'HAT'])
    await store('POST', '/api/store/products', {
      externalId: sku,
      names: { en: sku, zh: sku },
      categoryCode: 'winter',
      variants: [{ sku, basePrice: 10_000, cost: sku === 'HAT' ? 9_500 : 2_000 }],
    });
  await query(api.connection.writable, 'update variants set min_margin_bps = 0');
});
afterAll(() => api.close());

const entry = (key: string, startsOn: string, endsOn: string, further: object = {}) => ({
  key,
  categoryId: winter,
  startsOn,
  endsOn,
  formula: { kind: 'percent', bps: -2_000 },
  ...further,
});
const names = { en: 'Winter', zh: '冬季' };
const create = (entries: object[]) => manager.create('seasonalPlans', { data: { names, entries } });
const plan = (id: number, year: number) =>
  manager.act<YearResult[]>('seasonalPlans', id, 'year', { year });
const outcomesOf = (results: YearResult[]) => results.map(({ key, outcome }) => [key, outcome]);

describe('a seasonal plan', () => {
  test('an invalid plan is refused with the entry and the field', async () => {
    const wrong = await refusal(
      create([entry('a', '11-01', '11-30'), entry('b', '11-01', '11-30', { categoryId: 999 })]),
    );
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: { entries: { 1: { categoryId: 'categories.errors.unknownCategory' } } } },
    });
    expect((await refusal(create([entry('a', '02-30', '11-30')]))).body.errors).toEqual({
      entries: { 0: { startsOn: 'seasonalPlans.errors.day' } },
    });
    expect(
      (await refusal(create([entry('a', '02-01', '11-30'), entry('a', '02-01', '11-30')]))).status,
    ).toBe(422);
    expect(
      (await refusal(create([entry('a', '02-01', '11-30', { listId: 99 })]))).body.errors,
    ).toEqual({
      entries: { 0: { listId: 'prices.errors.unknownList' } },
    });
    const twice = [entry('a', '12-11', '12-12'), entry('b', '12-12', '01-31')];
    expect((await refusal(create(twice))).body.errors).toEqual({
      entries: { 1: { startsOn: message('seasonalPlans.errors.overlap', { season: 1 }) } },
    });
  });

  test('two concurrent requests for one year create one batch, and the second reports that it exists', async () => {
    const { data } = await create([entry('both', '11-20', '11-25')]);
    const results = (await Promise.all([plan(data.id, 2026), plan(data.id, 2026)])).flat();
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['already', 'made']);
    expect(new Set(results.map(({ batchId, items }) => `${batchId} ${items}`)).size).toBe(1);
  });

  test('a year is planned as one draft batch per entry, and other entries report why they have none', async () => {
    const { data } = await create([
      entry('sale', '12-20', '01-05'),
      entry('autumn', '03-01', '05-31'),
      entry('nobody', '12-01', '12-10', { categoryId: empty }),
    ]);
    const results = await plan(data.id, 2025);
    expect(outcomesOf(results)).toEqual([
      ['sale', 'made'],
      ['autumn', 'past'],
      ['nobody', 'nothing'],
    ]);
    const { data: batch } = await manager.getOne<PriceBatch>('priceBatches', {
      id: results[0]?.batchId ?? 0,
    });
    expect(batch).toMatchObject({
      name: 'Winter 2025 · winter',
      status: 'draft',
      itemCount: 2,
      // Midnights in Shanghai; 5 January is included.
      startsAt: Date.parse('2025-12-19T16:00:00Z'),
      endsAt: Date.parse('2026-01-05T16:00:00Z'),
    });
    // The hat would sell below its cost, so its price is raised to the floor and its row is flagged.
    expect(batch.minMarginBps).toBe(0);
    expect(outcomesOf(await plan(data.id, 2025))[0]).toEqual(['sale', 'already']);
    expect(outcomesOf(await plan(data.id, 2026)).slice(0, 2)).toEqual([
      ['sale', 'made'],
      ['autumn', 'made'],
    ]);

    const { body: lanes } = await call<CalendarLane[]>(
      'GET',
      '/api/seasonalPlans/calendar?year=2025',
    );
    const mine = lanes.filter(({ planId }) => planId === data.id);
    expect(
      mine.map(({ key, firstDay, lastDay, batch: made }) => [key, firstDay, lastDay, made?.phase]),
    ).toEqual([
      ['sale', '2025-12-20', '2026-01-05', 'draft'],
      ['autumn', '2025-03-01', '2025-05-31', undefined],
      ['nobody', '2025-12-01', '2025-12-10', undefined],
    ]);

    // A deleted batch may be planned again.
    await manager.delete('priceBatches', { id: batch.id });
    expect(outcomesOf(await plan(data.id, 2025))[0]).toEqual(['sale', 'made']);
    expect((await refusal(manager.delete('seasonalPlans', { id: data.id }))).body.message).toBe(
      'seasonalPlans.errors.used',
    );
  });

  test('a year is planned once, however many requests run at once', async () => {
    const { data } = await create([entry('once', '07-01', '07-31')]);
    const answers = await Promise.all([
      plan(data.id, 2027),
      plan(data.id, 2027),
      plan(data.id, 2027),
    ]);
    const outcomes = answers.flat().map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(1);
    const made = await query<{ n: number }>(
      api.connection.db,
      `select count(*) as n from price_batches where name = 'Winter 2027 · winter'`,
    );
    expect(made).toEqual([{ n: 1 }]);
  });

  test('a plan is edited with its version, can be archived, and can be deleted while unused', async () => {
    const { data } = await create([entry('a', '07-01', '07-31')]);
    const body = { names, entries: [entry('a', '08-01', '08-31')] };
    const { data: edited } = await manager.update('seasonalPlans', {
      id: data.id,
      data: { ...body, version: data.version },
      previousData: data,
    });
    expect(edited.entries[0].startsOn).toBe('08-01');
    const stale = await refusal(
      manager.update('seasonalPlans', {
        id: data.id,
        data: { ...body, version: data.version },
        previousData: data,
      }),
    );
    expect(stale.status).toBe(409);
    await manager.act('seasonalPlans', data.id, 'archive');
    expect((await refusal(plan(data.id, 2027))).body.message).toBe('seasonalPlans.errors.archived');
    const { body: lanes } = await call<CalendarLane[]>(
      'GET',
      '/api/seasonalPlans/calendar?year=2027',
    );
    expect(lanes.some(({ planId }) => planId === data.id)).toBe(false);
    await manager.delete('seasonalPlans', { id: data.id });
  });

  test('analysts can read plans, and only managers can plan a year', async () => {
    const analyst = await api.raw('analyst');
    expect((await analyst('GET', '/api/seasonalPlans/calendar?year=2025')).status).toBe(200);
    expect((await analyst('POST', '/api/seasonalPlans/1/year', { year: 2028 })).status).toBe(403);
    expect((await call('GET', '/api/seasonalPlans/calendar?year=soon')).status).toBe(422);
  });
});

test('during the seasonal plan tests no server fault was logged', () =>
  expect(api.faultLines()).toEqual([]));
