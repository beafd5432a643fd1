/** A percentage of a price batch is of the price that lasts, never of a temporary one that it outlasts or replaces. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchPreview, BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { DAY_MS } from '#shared/days';
import { query } from '#db/statements';
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

interface Moving {
  total: number;
  prices: number;
  rows: { variantId: number; price: { was: number | null; is: number | null } | null }[];
}
const create = async (drafted: BatchDraft & { submit?: boolean }) =>
  (await call<PriceBatch>('POST', '/api/priceBatches', drafted)).body;
const movedOf = async ({ id }: PriceBatch) =>
  (await call<Moving>('GET', `/api/priceBatches/${id}/moved`)).body;
const submit = ({ id, version }: PriceBatch) =>
  call<PriceBatch>('POST', `/api/priceBatches/${id}/submission`, { version });
const rowsOf = async ({ id }: PriceBatch) => {
  const asked = { from: 0, limit: 10, flaggedOnly: false };
  return (await call<{ rows: BatchRow[] }>('POST', `/api/priceBatches/${id}/rows`, asked)).body
    .rows;
};
/** Raises the lasting price by 20 % before and after the temporary one, which stays. */
const raiseLasting = async (id: number) => {
  const before = { ...draft(id, { bps: 2000 }), startsAt: null, endsAt: day(11), submit: true };
  const after = { ...draft(id, { bps: 2000 }), startsAt: day(13), endsAt: null, submit: true };
  expect((await create(before)).status).toBe('written');
  expect((await create(after)).status).toBe('written');
};

test('a lasting price that changes after the draft is told, though the temporary one stays', async () => {
  const id = await shortlyReduced();
  const made = await create(draft(id));
  expect(await movedOf(made)).toMatchObject({ total: 0 });
  api.now = NOW + 1000;
  await raiseLasting(id);
  expect((await preview(draft(id))).rows).toMatchObject([{ newAmount: 14_178 }]);
  expect(await movedOf(made)).toMatchObject({
    total: 1,
    prices: 1,
    rows: [{ variantId: id, price: { was: 13_900, is: 16_680 } }],
  });
  // Saved again, it is computed from the price that lasts now.
  const path = `/api/priceBatches/${made.id}`;
  await call('PUT', path, { ...draft(id), version: made.version });
  expect(await movedOf(made)).toMatchObject({ total: 0 });
  expect(await rowsOf(made)).toMatchObject([{ oldAmount: 16_680, newAmount: 14_178 }]);
  api.now = NOW;
});

test('by the choice of its author such a batch is refused, or its row left out', async () => {
  for (const [conflicts, answer] of [
    ['refuse', 'priceBatches.errors.moved'],
    ['leaveOut', 'priceBatches.errors.nothingLeft'],
  ] as const) {
    api.now = NOW;
    const id = await shortlyReduced();
    // In a list of its own, because in the base list the next price is planned within its time, which is refused before.
    const request = { belowFloor: 'refuse', conflicts } as const;
    const other = await call<{ id: number }>('POST', '/api/priceLists', {
      code: `moved-${conflicts.toLowerCase()}`,
      kind: 'sale',
      names: { en: conflicts },
    });
    const made = await create({ ...draft(id, { request }), listId: other.body.id });
    api.now = NOW + 1000;
    await raiseLasting(id);
    const { status, body } = await submit(made);
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain(answer);
  }
  api.now = NOW;
});

test('a planned reduction that has begun by then is told as another price, by time alone', async () => {
  const sku = `BASE-${++count}`;
  const variants = [{ sku, basePrice: 13_900, cost: 100 }];
  const { data } = await manager.create('products', { data: { names: { en: sku }, variants } });
  const id = (data as { variants: { id: number }[] }).variants[0]?.id ?? 0;
  await create({ ...draft(id, { bps: -2000 }), startsAt: day(2), endsAt: day(70), submit: true });
  const made = await create({ ...draft(id, { bps: -1000 }), startsAt: day(5), endsAt: day(15) });
  expect(await rowsOf(made)).toMatchObject([{ oldAmount: 13_900, newAmount: 12_510 }]);
  expect(await movedOf(made)).toMatchObject({ total: 0 });
  api.now = day(3);
  expect(await movedOf(made)).toMatchObject({
    total: 1,
    rows: [{ variantId: id, price: { was: 13_900, is: 11_120 } }],
  });
  api.now = NOW;
});

test('a written batch shows the price and the change that were approved', async () => {
  const id = await shortlyReduced();
  const made = await create(draft(id));
  const [before] = await rowsOf(made);
  expect(before).toMatchObject({ oldAmount: 13_900, ownAmount: 12_510, outlasts: true });
  expect((await submit(made)).body.status).toBe('written');
  const [after] = await rowsOf(made);
  const { oldAmount, ownAmount, outlasts, newAmount, oldMarginBps, flags } = before ?? {};
  expect(after).toMatchObject({ oldAmount, ownAmount, outlasts, newAmount, oldMarginBps, flags });
});

test('rows of an earlier version, which do not say what they were computed from, show the price of their list', async () => {
  const id = await shortlyReduced();
  const made = await create(draft(id));
  await api.connection.transaction((tx) =>
    query(tx, 'update price_batch_items set base_amount = null where batch_id = ?', [made.id]),
  );
  expect(await rowsOf(made)).toMatchObject([
    { oldAmount: 12_510, ownAmount: 12_510, outlasts: false },
  ]);
  expect(await movedOf(made)).toMatchObject({ total: 0 });
});
