/** Batches that are created and submitted by one request, and what a batch says that reverts another one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import type { Marks } from '#contract/insight/marks';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { afterRestore } from '#server/platform/backup/afterRestore';
import { dayOf } from '#shared/days';
import { type Call, type Client, openApi, type OpenApi, refusal } from '../support/openApi.ts';

const DAY = 86_400_000;

let api: OpenApi;
let manager: Client;
let call: Call;
beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
  call = await api.raw('manager');
});
afterAll(() => api.close());

/** Creates a product with one variant, which costs 500 and has a minimum price of 900. */
const createVariant = async (sku: string) => {
  const { data } = await manager.create('products', {
    data: {
      names: { en: sku },
      variants: [{ sku, basePrice: 2000, cost: 500, minPrice: 900 }],
    },
  });
  return (data.variants as { id: number }[])[0]?.id ?? 0;
};
type Made = PriceBatch & { id: number };
const create = async (data: BatchDraft & { submit?: boolean }) =>
  (await manager.create<Made>('priceBatches', { data: data as never })).data;
const batchesOf = async (variantId: number) =>
  (
    await manager.getList('priceBatches', {
      filter: { variantId },
      sort: { field: 'id', order: 'ASC' },
      pagination: { page: 1, perPage: 10 },
    })
  ).total;
const rowsOf = async (id: number) =>
  (await manager.act<{ rows: BatchRow[] }>('priceBatches', id, 'rows', {})).rows;
const historyOf = async (id: number) =>
  (await call<Activity[]>('GET', `/api/history/priceBatches/${id}`)).body;

test('a batch that is submitted when it is created leaves no draft where a planned price is in its way', async () => {
  const variantId = await createVariant('AT-ONCE');
  const planned = api.now + 5 * DAY;
  await manager.create('prices', {
    data: { listId: 1, variantId, amount: 1800, startsAt: planned },
  });
  const asked: BatchDraft & { submit: boolean } = {
    name: 'Below the floor',
    reason: 'Clearance',
    filter: { variantIds: [variantId] },
    formula: { kind: 'set', amount: 700 },
    request: { belowFloor: 'allow', conflicts: 'refuse' },
    submit: true,
  };
  for (const _ of [1, 2])
    expect(await refusal(create(asked))).toMatchObject({
      status: 409,
      body: { conflicts: [{ variantId, startsAt: planned, amount: 1800 }], count: 1 },
    });
  expect(await batchesOf(variantId)).toBe(0);
  expect(await create({ ...asked, endsAt: planned })).toMatchObject({ status: 'submitted' });
  const made = await create({
    ...asked,
    request: { belowFloor: 'allow', conflicts: 'replace' },
  });
  expect(made).toMatchObject({ status: 'submitted', breaches: expect.arrayContaining(['floor']) });
  expect(await batchesOf(variantId)).toBe(2);
  expect((await historyOf(made.id)).map(({ verb }) => verb)).toEqual(['submit', 'create']);
  expect(await create({ ...asked, submit: false })).toMatchObject({ status: 'draft' });
});

test('a batch that reverts a sale tells the prices that apply again, their margin and change, and who made it', async () => {
  const variantId = await createVariant('SALE-OVER');
  const { data: list } = await manager.create('priceLists', {
    data: { code: 'sale-over', kind: 'sale', names: { en: 'Sale' } },
  });
  const sale = await create({
    name: 'Late sale',
    listId: list.id as number,
    filter: { variantIds: [variantId] },
    formula: { kind: 'set', amount: 1600 },
    endsAt: api.now + 9 * DAY,
    request: { belowFloor: 'allow', conflicts: 'refuse' },
    submit: true,
  });
  if (sale.status === 'submitted')
    await (await api.as('owner')).act('priceBatches', sale.id, 'approval', {});
  api.now += 1000;
  const revert = await manager.act<PriceBatch>('priceBatches', sale.id, 'reversion', {
    reason: 'Ended early',
  });
  expect(await rowsOf(revert.id)).toMatchObject([
    { oldAmount: 2000, ownAmount: 1600, newAmount: 2000, oldMarginBps: 6875, newMarginBps: 7500 },
  ]);
  expect(revert).toMatchObject({ maxChangeBps: 2500, minMarginBps: 7500, belowFloorCount: 0 });
  expect(await historyOf(revert.id)).toMatchObject([
    { verb: 'create', reason: 'Ended early', after: { revertsId: sale.id, itemCount: 1 } },
  ]);
  const today = dayOf(api.now, 'UTC');
  const { body } = await call<Marks>(
    'GET',
    `/api/kpis/marks?from=${today}&to=${dayOf(api.now + 2 * DAY, 'UTC')}`,
  );
  expect(
    body.marks.filter(({ name }) => name === 'Late sale').map((mark) => mark.isRevert),
  ).toEqual([undefined, true]);
  const effect = await call<{ variants: number }>(
    'GET',
    `/api/pricing/effect?batchId=${revert.id}`,
  );
  expect(effect.body).toMatchObject({ variants: 1 });
});

test('a batch that reverts a base price over several planned ones tells the first that it restores', async () => {
  const variantId = await createVariant('SEVERAL');
  await manager.create('prices', {
    data: { listId: 1, variantId, amount: 1800, startsAt: api.now + 5 * DAY },
  });
  const replacing = await create({
    name: 'Over the plan',
    filter: { variantIds: [variantId] },
    formula: { kind: 'set', amount: 1900 },
    request: { belowFloor: 'refuse', conflicts: 'replace' },
    submit: true,
  });
  if (replacing.status === 'submitted')
    await (await api.as('owner')).act('priceBatches', replacing.id, 'approval', {});
  api.now += 6 * DAY;
  const revert = await manager.act<PriceBatch>('priceBatches', replacing.id, 'reversion', {});
  expect(await rowsOf(revert.id)).toMatchObject([
    { ownAmount: 1900, newAmount: 1800, newMarginBps: 7222 },
  ]);
  expect(revert).toMatchObject({ maxChangeBps: 526, minMarginBps: 7222 });
});

/** A batch of an author that goes below the floor, so that somebody else decides on it. */
const waiting = async (sku: string) =>
  create({
    name: sku,
    reason: 'Clearance',
    filter: { variantIds: [await createVariant(sku)] },
    formula: { kind: 'set', amount: 700 },
    request: { belowFloor: 'allow', conflicts: 'replace' },
    submit: true,
  });
const readBatch = async (id: number) => (await manager.getOne<Made>('priceBatches', { id })).data;

test('a rejected batch says by whom and why until its author edits it', async () => {
  const owner = await api.as('owner');
  const { id } = await waiting('TOO-CHEAP');
  await owner.act('priceBatches', id, 'rejection', { reason: 'Below what it costs us' });
  const said = { approverName: 'Owner', decision: 'Below what it costs us' };
  expect(await readBatch(id)).toMatchObject({ status: 'rejected', ...said });
  const { variantIds } = (await readBatch(id)).filter ?? {};
  await manager.update('priceBatches', {
    id,
    data: {
      name: 'Less cheap',
      filter: { variantIds },
      formula: { kind: 'set', amount: 800 },
      request: { belowFloor: 'allow', conflicts: 'replace' },
    } as never,
    previousData: { id },
  });
  expect(await readBatch(id)).toMatchObject({
    status: 'draft',
    approverName: null,
    decision: null,
  });
});

test('a comment at the approval of a batch is kept with it, and a decision without one says nothing', async () => {
  const owner = await api.as('owner');
  const [agreed, silent] = [await waiting('AGREED'), await waiting('SILENT')];
  await owner.act('priceBatches', agreed.id, 'approval', { reason: 'Only this week' });
  await owner.act('priceBatches', silent.id, 'rejection', {});
  expect(await readBatch(agreed.id)).toMatchObject({
    status: 'written',
    decision: 'Only this week',
  });
  expect(await readBatch(silent.id)).toMatchObject({ approverName: 'Owner', decision: null });
});

test('the migration, and a restored backup of before it, take comments of earlier decisions from the activity log', async () => {
  const owner = await api.as('owner');
  const { id } = await waiting('EARLIER');
  await owner.act('priceBatches', id, 'rejection', { reason: 'Not before Friday' });
  const folder = join(import.meta.dirname, '../../../drizzle/migrations', dialect);
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('_batch_decision.sql'));
  const fill = readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint').at(-1);
  expect(fill).toContain('UPDATE price_batches');
  await api.connection.transaction(async (tx) => {
    await query(tx, 'update price_batches set decision = null');
    await query(tx, (fill ?? '').replace(/;\s*$/, ''));
  });
  expect(await readBatch(id)).toMatchObject({ decision: 'Not before Friday' });
  // As after a backup from before batches kept them.
  await api.connection.transaction(async (tx) => {
    await query(tx, 'update price_batches set decision = null');
    for (const { rebuild } of afterRestore.parts) await rebuild?.(tx, { weekStart: 1 });
  });
  expect(await readBatch(id)).toMatchObject({ decision: 'Not before Friday' });
});
