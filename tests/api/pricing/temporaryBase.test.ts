/** A percentage of a price batch is of the price that lasts, never of a temporary one that it outlasts or replaces. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchPreview, BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { DAY_MS } from '#shared/days';
import { type Call, type Client, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let manager: Client;
let call: Call;
let count = 0;
beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
  call = await api.raw('manager');
});
afterAll(() => api.close());

const day = (number: number) => NOW + number * DAY_MS;
/** A variant of ¥139 that somebody else sells for ¥125.10 on the days 11 and 12. */
const shortlyReduced = async (): Promise<number> => {
  const sku = `BASE-${++count}`;
  const variants = [{ sku, basePrice: 13_900, cost: 100 }];
  const { data } = await manager.create('products', { data: { names: { en: sku }, variants } });
  const id = (data as { variants: { id: number }[] }).variants[0]?.id ?? 0;
  const { body } = await call<PriceBatch>('POST', '/api/priceBatches', {
    ...draft(id, { bps: -1000 }),
    startsAt: day(11),
    endsAt: day(13),
    submit: true,
  });
  expect(body.status).toBe('written');
  return id;
};
const draft = (
  variantId: number,
  { bps = -1500, ...more }: { bps?: number } & Partial<BatchDraft> = {},
): BatchDraft => ({
  name: `Batch of ${variantId}`,
  filter: { variantIds: [variantId] },
  formula: { kind: 'percent', bps },
  startsAt: day(12),
  endsAt: day(60),
  request: { belowFloor: 'refuse', conflicts: 'replace' },
  ...more,
});
const preview = async ({ name: _, ...input }: BatchDraft) =>
  (await call<BatchPreview>('POST', '/api/priceBatches/preview', input)).body;

test('the preview, the draft and the written price are of the lasting price', async () => {
  const id = await shortlyReduced();
  const expected = {
    variantId: id,
    oldAmount: 13_900,
    ownAmount: 12_510,
    outlasts: true,
    todayAmount: 13_900,
    newAmount: 11_815,
  };
  const { rows, summary } = await preview(draft(id));
  expect(rows).toMatchObject([expected]);
  expect(summary).toMatchObject({ maxChangeBps: 1500, averageChangeBps: -1500 });
  const { body: made } = await call<PriceBatch>('POST', '/api/priceBatches', draft(id));
  expect(made.maxChangeBps).toBe(1500);
  const stored = await call<{ rows: BatchRow[] }>('POST', `/api/priceBatches/${made.id}/rows`, {
    from: 0,
    limit: 10,
    flaggedOnly: false,
  });
  expect(stored.body.rows).toMatchObject([expected]);
  const { body: written } = await call<PriceBatch>(
    'POST',
    `/api/priceBatches/${made.id}/submission`,
    { version: made.version },
  );
  // Also the check right before writing measures the change from the lasting price.
  expect(written).toMatchObject({ status: 'written', maxChangeBps: 1500 });
});

test('a draft that is saved again after somebody planned a short price keeps its base', async () => {
  const sku = `BASE-${++count}`;
  const variants = [{ sku, basePrice: 13_900, cost: 100 }];
  const { data } = await manager.create('products', { data: { names: { en: sku }, variants } });
  const id = (data as { variants: { id: number }[] }).variants[0]?.id ?? 0;
  const { body: made } = await call<PriceBatch>('POST', '/api/priceBatches', draft(id));
  await call('POST', '/api/priceBatches', {
    ...draft(id, { bps: -1000 }),
    startsAt: day(11),
    endsAt: day(13),
    submit: true,
  });
  const again = await call('PUT', `/api/priceBatches/${made.id}`, {
    ...draft(id),
    version: made.version,
  });
  expect(again.status).toBe(200);
  expect((await preview(draft(id))).rows[0]?.newAmount).toBe(11_815);
});

test('a price equal to the temporary one is written, because that one ends', async () => {
  const id = await shortlyReduced();
  const { rows } = await preview(draft(id, { bps: -1000 }));
  expect(rows).toMatchObject([{ oldAmount: 13_900, newAmount: 12_510 }]);
});

test('a sale list also takes its percentage from the lasting base price', async () => {
  const id = await shortlyReduced();
  const { body: list } = await call<{ id: number }>('POST', '/api/priceLists', {
    code: 'winter-base',
    kind: 'sale',
    names: { en: 'Winter' },
  });
  const { rows } = await preview({ ...draft(id), listId: list.id });
  expect(rows).toMatchObject([
    { oldAmount: 13_900, ownAmount: null, outlasts: false, newAmount: 11_815 },
  ]);
});

test('within a reduction that lasts longer, the percentage is of the reduced price', async () => {
  const id = await shortlyReduced();
  const refused = { belowFloor: 'refuse', conflicts: 'refuse' } as const;
  const { rows } = await preview({
    ...draft(id, { request: refused }),
    startsAt: day(11),
    endsAt: day(12),
  });
  expect(rows).toMatchObject([{ oldAmount: 12_510, newAmount: 10_634, flags: ['planned'] }]);
});
