/** Prices requested by the store and changed by staff: instants, guards, conflicts, batches and reverts. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchPreview } from '#contract/pricing/priceBatches/batchRows';
import { query } from '#db/statements';
import { type Call, type Client, NOW, openApi, type OpenApi, refusal } from '../support/openApi.ts';
import { nameAudience } from '../support/nameAudience.ts';

const DAY = 86_400_000;
const FRIDAY = NOW + 7 * DAY;

let api: OpenApi;
let manager: Client;
let owner: Client;
let store: Call;
let count = 0;
beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
  owner = await api.as('owner');
  store = await api.store();
});
afterAll(() => api.close());
beforeEach(() => {
  // Every test has its own day, long after the previous one.
  api.now = NOW + ++count * 400 * DAY;
});

interface Sent {
  sku: string;
  basePrice: number;
  cost?: number | null;
}
/** Creates a product with these variants in a new category. */
const createProduct = async (variants: Sent[]) => {
  const name = `c${count}-${Math.floor(api.now / DAY)}-${variants[0]?.sku}`;
  const { data: category } = await manager.create('categories', {
    data: { names: { en: name }, parentId: null },
  });
  const { data } = await manager.create('products', {
    data: {
      names: { en: name },
      status: 'active',
      primaryCategoryId: category.id,
      options: [
        {
          names: { en: 'Size' },
          values: variants.map(({ sku }) => ({ key: sku, names: { en: sku } })),
        },
      ],
      variants: variants.map((variant) => ({
        cost: null,
        ...variant,
        optionValues: [variant.sku],
      })),
    },
  });
  return {
    id: data.id as number,
    categoryId: category.id as number,
    variantIds: (data.variants as { id: number }[]).map(({ id }) => id),
  };
};

interface Answered {
  amount: number;
  originalAmount: number;
  list: string;
  error?: string;
  verdicts?: { verdict: string; list: string }[];
}
const ask = async (sku: string, more: object = {}, item: object = {}) => {
  const { body } = await store<{ items: Answered[] }>('POST', '/api/store/prices', {
    items: [{ sku, ...item }],
    ...more,
  });
  return body.items[0] as Answered;
};
const amountAt = async (sku: string, at: number) => (await ask(sku, { at })).amount;

const timelineOf = async (variantId: number | undefined) =>
  (
    await (
      await api.raw('manager')
    )<{ steps: { at: number; amount: number }[] }>(
      'GET',
      `/api/variants/${variantId}/priceTimeline`,
    )
  ).body;

const batch = (more: Partial<BatchDraft>): BatchDraft => ({
  name: 'Autumn',
  formula: { kind: 'percent', bps: -1000 },
  ...more,
});
const propose = async (draft: BatchDraft, by = manager) =>
  (await by.create<PriceBatch & { id: number }>('priceBatches', { data: draft as never })).data;
const write = async (draft: BatchDraft) => {
  const created = await propose(draft);
  return manager.act<PriceBatch>('priceBatches', created.id, 'submission');
};

describe('base prices', () => {
  test('a base price takes effect at once, keeps its past, and can be planned ahead', async () => {
    await createProduct([{ sku: 'BASE', basePrice: 1000 }]);
    const created = api.now;
    expect(await ask('BASE')).toMatchObject({ amount: 1000, originalAmount: 1000, list: 'base' });
    api.now += DAY;
    const [variantId] = (
      await query<{ id: number }>(api.connection.db, `select id from variants where sku = 'BASE'`)
    ).map(({ id }) => id);
    await manager.create('prices', {
      data: { listId: 1, variantId, amount: 1200, startsAt: api.now + DAY },
    });
    expect(
      await Promise.all(
        [created, api.now, api.now + DAY - 1, api.now + DAY, api.now + 90 * DAY].map((at) =>
          amountAt('BASE', at),
        ),
      ),
    ).toEqual([1000, 1000, 1000, 1200, 1200]);
    expect(await ask('BASE', { at: created - 1 })).toMatchObject({
      error: 'prices.errors.noPrice',
    });
    // No job runs in between; the answer depends on the time alone.
    api.now += 2 * DAY;
    expect(await amountAt('BASE', api.now)).toBe(1200);
  });

  test('a base price saved in the product form holds until the next planned change', async () => {
    const { id, variantIds } = await createProduct([{ sku: 'FORM', basePrice: 1000 }]);
    await manager.create('prices', {
      data: { listId: 1, variantId: variantIds[0], amount: 1500, startsAt: FRIDAY + api.now },
    });
    const { data } = await manager.getOne('products', { id });
    api.now += DAY;
    await manager.update('products', {
      id,
      data: { ...data, variants: [{ ...data.variants[0], basePrice: 900 }] },
      previousData: data,
    });
    expect(await amountAt('FORM', api.now)).toBe(900);
    expect(await amountAt('FORM', FRIDAY + api.now)).toBe(1500);
    expect(await api.verify()).toEqual([]);
  });

  test('a base price below the floor is refused in both forms, and as a batch it waits for a second person', async () => {
    const { id, variantIds } = await createProduct([{ sku: 'FLOOR', basePrice: 1000, cost: 800 }]);
    const { data } = await manager.getOne('products', { id });
    const lower = { ...data, variants: [{ ...data.variants[0], basePrice: 799 }] };
    const refused = await refusal(
      manager.update('products', { id, data: lower, previousData: data }),
    );
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body.errors)).toContain('prices.errors.belowFloor');
    const price = { listId: 1, variantId: variantIds[0], amount: 799 };
    expect(await refusal(manager.create('prices', { data: price }))).toMatchObject({
      status: 422,
      body: { floor: 800 },
    });
    const withReason = { ...price, belowFloorReason: 'Damaged boxes' };
    expect((await refusal(manager.create('prices', { data: withReason }))).status).toBe(422);
    const { data: batch } = await manager.create('priceBatches', {
      data: {
        name: 'Damaged boxes',
        reason: 'Damaged boxes',
        filter: { variantIds },
        formula: { kind: 'set', amount: 799 },
        request: { belowFloor: 'allow' },
      },
    });
    await manager.act('priceBatches', batch.id, 'submission');
    expect(await amountAt('FLOOR', api.now)).toBe(1000);
    expect((await refusal(manager.act('priceBatches', batch.id, 'approval'))).status).toBe(409);
    await (await api.as('owner')).act('priceBatches', batch.id, 'approval');
    expect(await amountAt('FLOOR', api.now)).toBe(799);
  });

  test('guards are inherited from the nearest category that has them', async () => {
    const { categoryId, variantIds } = await createProduct([
      { sku: 'GUARD', basePrice: 1000, cost: 500 },
    ]);
    const { data } = await manager.getOne('categories', { id: categoryId });
    await manager.update('categories', {
      id: categoryId,
      data: { ...data, minMarginBps: 4000 },
      previousData: data,
    });
    const lower = { listId: 1, variantId: variantIds[0], amount: 833 };
    expect(await refusal(manager.create('prices', { data: lower }))).toMatchObject({
      status: 422,
      body: { floor: 834 },
    });
    await manager.create('prices', { data: { ...lower, amount: 834 } });
  });
});

describe('price lists', () => {
  test('a list gives its prices to its audience only, and a sale shows the price it reduces', async () => {
    const { variantIds } = await createProduct([{ sku: 'LIST', basePrice: 1000 }]);
    const code = (name: string) => `${name}-${count}`;
    const make = async (kind: string, name: string, audience = {}) =>
      (
        await manager.create('priceLists', {
          data: { code: code(name), kind, names: { en: name }, audience },
        })
      ).data;
    await nameAudience(manager, 'levels', 'gold');
    await nameAudience(manager, 'groups', 'wholesale');
    const gold = await make('override', 'gold', { levels: ['gold'] });
    const sale = await make('sale', 'sale');
    const price = { variantId: variantIds[0], amount: 900 };
    await manager.create('prices', { data: { ...price, listId: gold.id } });
    await manager.create('prices', {
      data: { ...price, listId: gold.id, minQuantity: 10, amount: 850 },
    });
    await manager.create('prices', {
      data: { ...price, listId: sale.id, amount: 880, endsAt: api.now + DAY },
    });
    expect(await ask('LIST')).toMatchObject({
      amount: 880,
      originalAmount: 1000,
      list: code('sale'),
    });
    expect(await ask('LIST', { level: 'gold' })).toMatchObject({
      amount: 880,
      originalAmount: 900,
    });
    expect(await ask('LIST', { level: 'gold' }, { quantity: 10 })).toMatchObject({
      amount: 850,
      originalAmount: 850,
    });
    expect(await ask('LIST', { at: api.now + DAY })).toMatchObject({
      amount: 1000,
      originalAmount: 1000,
    });
    await store('POST', '/api/store/members', { externalId: `m-${count}`, level: 'gold' });
    expect(await ask('LIST', { member: `m-${count}`, at: api.now + DAY })).toMatchObject({
      amount: 900,
    });
    const partners = await make('override', 'partners', { groups: ['wholesale'] });
    await manager.create('prices', { data: { ...price, listId: partners.id, amount: 700 } });
    await store('POST', '/api/store/members', {
      externalId: `g-${count}`,
      groups: ['staff', 'wholesale'],
    });
    expect(await ask('LIST', { member: `g-${count}` })).toMatchObject({
      amount: 700,
      list: code('partners'),
    });
    await manager.act('priceLists', partners.id as number, 'archive');
    const explained = await ask('LIST', { explain: true });
    expect(explained.verdicts?.map(({ verdict, list }) => `${list} ${verdict}`).sort()).toEqual(
      [
        'base original',
        `${code('gold')} otherLevel`,
        `${code('gold')} otherLevel`,
        `${code('sale')} current`,
      ].sort(),
    );

    const clash = await refusal(
      manager.create('prices', {
        data: { ...price, listId: sale.id, amount: 870, startsAt: api.now + 3600 },
      }),
    );
    expect(clash).toMatchObject({
      status: 409,
      body: { message: 'prices.errors.overlap', conflicts: [{ amount: 880 }] },
    });
    const locked = await refusal(
      manager.update('priceLists', {
        id: gold.id,
        data: {
          code: code('gold'),
          kind: 'override',
          names: { en: 'gold' },
          audience: { levels: ['silver'] },
        },
        previousData: gold,
      }),
    );
    expect(locked).toMatchObject({ status: 409, body: { message: 'priceLists.errors.hasPrices' } });

    const before = api.now;
    api.now += 3600;
    await manager.act('priceLists', sale.id as number, 'archive');
    expect(await amountAt('LIST', api.now)).toBe(1000);
    expect(await amountAt('LIST', before)).toBe(880);
    const timeline = await timelineOf(variantIds[0]);
    expect(timeline.steps.map(({ amount }) => amount)).toEqual([880, 1000]);
  });

  test('invalid price requests are answered per item or refused', async () => {
    const bad = await store('POST', '/api/store/prices', {
      items: [{ sku: 'NOWHERE' }, { variantId: 999_999 }],
    });
    expect((bad.body.items as Answered[]).map(({ error }) => error)).toEqual([
      'prices.errors.unknownVariant',
      'prices.errors.unknownVariant',
    ]);
    for (const items of [
      [],
      [{}],
      [{ sku: 'A', variantId: 1 }],
      [{ sku: 'A', quantity: 0 }],
      Array.from({ length: 501 }, () => ({ sku: 'A' })),
    ])
      expect((await store('POST', '/api/store/prices', { items })).status).toBe(422);
    const weak = await api.store('orders.write');
    expect((await weak('POST', '/api/store/prices', { items: [{ sku: 'A' }] })).status).toBe(403);
  });
});

describe('price batches', () => {
  test('a batch reprices a category at its start as previewed, and a revert restores every price', async () => {
    const { categoryId, variantIds } = await createProduct([
      { sku: 'B-1', basePrice: 1999, cost: 800 },
      { sku: 'B-2', basePrice: 2999, cost: 2950 },
      { sku: 'B-3', basePrice: 1000, cost: null },
    ]);
    const at = api.now + 7 * DAY;
    const draft = batch({
      filter: { categoryId },
      startsAt: at,
      rounding: { ending: 'end99' },
      request: { belowFloor: 'raise' },
    });
    const preview = (await manager
      .act('priceBatches', '', 'preview', { ...draft, name: undefined })
      .catch(() => null)) as null;
    expect(preview).toBeNull();
    const { body } = await (
      await api.raw('manager')
    )<BatchPreview & Record<string, unknown>>('POST', '/api/priceBatches/preview', {
      formula: draft.formula,
      filter: draft.filter,
      startsAt: at,
      rounding: draft.rounding,
      request: draft.request,
    });
    expect(body.summary).toMatchObject({
      matched: 3,
      changing: 3,
      belowFloor: 0,
      breaches: ['margin'],
    });
    expect(
      body.rows.map(({ sku, oldAmount, newAmount, floor, flags }) => [
        sku,
        oldAmount,
        newAmount,
        floor,
        flags,
      ]),
    ).toEqual([
      ['B-2', 2999, 2950, 2950, ['raised', 'lowMargin']],
      ['B-1', 1999, 1799, 800, []],
      ['B-3', 1000, 899, null, ['noCost']],
    ]);

    const created = await propose(draft);
    expect(created).toMatchObject({ status: 'draft', itemCount: 3, breaches: ['margin'] });
    const savedFlags = async () => {
      const page = { from: 0, limit: 10, flaggedOnly: false };
      const { rows } = await owner.act<BatchPreview>('priceBatches', created.id, 'rows', page);
      return Object.fromEntries(rows.map(({ sku, flags }) => [sku, flags]));
    };
    const marks = { 'B-2': ['raised', 'lowMargin'], 'B-1': [], 'B-3': ['noCost'] };
    expect(await savedFlags()).toEqual(marks);
    expect(await manager.act('priceBatches', created.id, 'submission')).toMatchObject({
      status: 'submitted',
    });
    expect(await refusal(manager.act('priceBatches', created.id, 'approval'))).toMatchObject({
      status: 409,
      body: { message: 'priceBatches.errors.ownBatch' },
    });
    expect(
      await refusal((await api.as('marketer')).act('priceBatches', created.id, 'approval')),
    ).toMatchObject({
      status: 403,
    });
    expect(await owner.act('priceBatches', created.id, 'approval')).toMatchObject({
      status: 'written',
      phase: 'scheduled',
    });
    expect(await savedFlags()).toEqual(marks);
    const pricesAt = (instant: number) =>
      Promise.all(['B-1', 'B-2', 'B-3'].map((sku) => amountAt(sku, instant)));
    expect(await pricesAt(at - 1)).toEqual([1999, 2999, 1000]);
    expect(await pricesAt(at)).toEqual([1799, 2950, 899]);

    api.now = at + DAY;
    const reversal = await manager.act<PriceBatch>('priceBatches', created.id, 'reversion', {
      reason: 'Wrong week',
    });
    expect(reversal).toMatchObject({ revertsId: created.id, itemCount: 3 });
    expect(await pricesAt(at)).toEqual([1799, 2950, 899]);
    expect(await pricesAt(api.now)).toEqual([1999, 2999, 1000]);
    expect(await pricesAt(api.now + 300 * DAY)).toEqual([1999, 2999, 1000]);
    expect((await manager.getOne('priceBatches', { id: created.id })).data).toMatchObject({
      status: 'reverted',
      revertedById: reversal.id,
    });
    const timeline = await timelineOf(variantIds[0]);
    expect(timeline.steps.slice(1)).toMatchObject([
      { at, amount: 1799 },
      { at: api.now, amount: 1999 },
    ]);
    expect(await api.verify()).toEqual([]);
  });

  test('a batch with an end restores the earlier price, and a batch reverted before its start never takes effect', async () => {
    const { categoryId } = await createProduct([{ sku: 'W-1', basePrice: 1000, cost: 100 }]);
    const [from, to] = [api.now + DAY, api.now + 3 * DAY];
    const written = await write(batch({ filter: { categoryId }, startsAt: from, endsAt: to }));
    const around = () => Promise.all([from - 1, from, to - 1, to].map((at) => amountAt('W-1', at)));
    expect(await around()).toEqual([1000, 900, 900, 1000]);
    await manager.act('priceBatches', written.id, 'reversion', {});
    expect(await around()).toEqual([1000, 1000, 1000, 1000]);
    expect(await refusal(manager.act('priceBatches', written.id, 'reversion', {}))).toMatchObject({
      status: 409,
    });
    expect(await api.verify()).toEqual([]);
  });

  test('a batch over another planned batch is refused with the rows, and may leave them out or replace them', async () => {
    const { categoryId } = await createProduct([
      { sku: 'T-1', basePrice: 1000, cost: 100 },
      { sku: 'T-2', basePrice: 2000, cost: 100 },
    ]);
    const at = api.now + DAY;
    const first = await write(
      batch({ name: 'First', filter: { q: 'T-1', categoryId }, startsAt: at }),
    );
    const terms = {
      filter: { categoryId },
      formula: { kind: 'percent' as const, bps: -2000 },
      startsAt: at + DAY,
    };
    const second = await propose(batch(terms));
    const conflict = await refusal(manager.act('priceBatches', second.id, 'submission'));
    expect(conflict).toMatchObject({
      status: 409,
      body: {
        count: 1,
        conflicts: [
          { sku: 'T-1', startsAt: at, amount: 900, batchId: first.id, batchName: 'First' },
        ],
      },
    });
    const around = async (sku: string) =>
      Promise.all([api.now, at, at + DAY].map((instant) => amountAt(sku, instant)));
    expect(await around('T-2')).toEqual([2000, 2000, 2000]);

    const without = await write(batch({ ...terms, request: { conflicts: 'leaveOut' } }));
    expect(without.itemCount).toBe(1);
    expect([await around('T-1'), await around('T-2')]).toEqual([
      [1000, 900, 900],
      [2000, 2000, 1600],
    ]);
    await manager.act('priceBatches', without.id, 'reversion', {});

    const instead = await write(
      batch({ ...terms, startsAt: at, request: { conflicts: 'replace' } }),
    );
    expect(await around('T-1')).toEqual([1000, 720, 720]);
    await manager.act('priceBatches', instead.id, 'reversion', {});
    expect([await around('T-1'), await around('T-2')]).toEqual([
      [1000, 900, 900],
      [2000, 2000, 2000],
    ]);
    expect(await api.verify()).toEqual([]);
  });

  test('of several conflicting batches submitted at once, one is written and the others are refused', async () => {
    const { categoryId } = await createProduct([{ sku: 'S-1', basePrice: 1000, cost: 100 }]);
    const drafts = await Promise.all(
      [-500, -600, -700, -800].map((bps) =>
        propose(
          batch({
            filter: { categoryId },
            formula: { kind: 'percent', bps },
            startsAt: api.now + DAY,
          }),
        ),
      ),
    );
    const outcomes = await Promise.allSettled(
      drafts.map(({ id }) => manager.act('priceBatches', id, 'submission')),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(await api.verify()).toEqual([]);
  });

  test('a batch is refused if a price or a guard changed since the draft', async () => {
    const { id, categoryId } = await createProduct([{ sku: 'M-1', basePrice: 1000, cost: 100 }]);
    const created = await propose(batch({ filter: { categoryId } }));
    const { data } = await manager.getOne('products', { id });
    const save = (change: object) =>
      manager.update('products', {
        id,
        data: { ...data, version: undefined, variants: [{ ...data.variants[0], ...change }] },
        previousData: data,
      });
    api.now += 1000;
    await save({ basePrice: 1100 });
    expect(await refusal(manager.act('priceBatches', created.id, 'submission'))).toMatchObject({
      status: 409,
      body: { count: 1 },
    });
    const again = await propose(batch({ filter: { categoryId } }));
    api.now += 1000;
    await save({ basePrice: 1100, cost: 1050 });
    expect(await refusal(manager.act('priceBatches', again.id, 'submission'))).toMatchObject({
      status: 422,
      body: { below: 1 },
    });
    expect(await amountAt('M-1', api.now)).toBe(1100);
  });

  test('a batch whose prices were changed again cannot be reverted without confirmation', async () => {
    const { id, categoryId } = await createProduct([
      { sku: 'C-1', basePrice: 1000, cost: 100 },
      { sku: 'C-2', basePrice: 2000, cost: 100 },
    ]);
    const written = await write(batch({ filter: { categoryId } }));
    api.now += 1000;
    const { data } = await manager.getOne('products', { id });
    await manager.update('products', {
      id,
      data: {
        ...data,
        variants: [{ ...data.variants[0], basePrice: 950 }, data.variants[1]],
      },
      previousData: data,
    });
    expect(await refusal(manager.act('priceBatches', written.id, 'reversion', {}))).toMatchObject({
      status: 409,
      body: { count: 1, message: expect.stringContaining('C-1') as string },
    });
    expect(await amountAt('C-1', api.now)).toBe(950);
    // Each row says whether it keeps the batch from being reverted.
    const page = await manager.act<{ rows: { sku: string; flags: string[] }[] }>(
      'priceBatches',
      written.id,
      'rows',
      {
        from: 0,
        limit: 10,
        flaggedOnly: false,
      },
    );
    expect(page.rows.map(({ sku, flags }) => [sku, flags.includes('changedSince')])).toEqual([
      ['C-1', true],
      ['C-2', false],
    ]);
  });

  test('a sale batch is computed from the base price, and its revert removes the sale prices', async () => {
    const { categoryId } = await createProduct([
      { sku: 'SALE-1', basePrice: 1000, cost: 100 },
      { sku: 'SALE-2', basePrice: 3000, cost: 100 },
    ]);
    const { data: list } = await manager.create('priceLists', {
      data: { code: `sale-${count}`, kind: 'sale', names: { en: 'Sale' } },
    });
    const terms = {
      filter: { categoryId },
      listId: list.id as number,
      startsAt: api.now + DAY,
      endsAt: api.now + 2 * DAY,
    };
    const written = await write(batch({ ...terms, formula: { kind: 'percent', bps: -2500 } }));
    expect(await ask('SALE-2', { at: api.now + DAY })).toMatchObject({
      amount: 2250,
      originalAmount: 3000,
    });
    expect(await ask('SALE-2', { at: api.now + 2 * DAY })).toMatchObject({
      amount: 3000,
      originalAmount: 3000,
    });
    api.now += DAY + 1000;
    await manager.act('priceBatches', written.id, 'reversion', {});
    expect(await ask('SALE-2')).toMatchObject({ amount: 3000 });
    const [row] = await query<{ id: number }>(
      api.connection.db,
      `select id from variants where sku = 'SALE-2'`,
    );
    const timeline = await timelineOf(row?.id);
    expect(timeline.steps.map(({ amount }) => amount)).toEqual([3000, 2250, 3000]);
    expect(await api.verify()).toEqual([]);
  });

  test('pasted prices are read line by line, every wrong line is reported, and nothing is saved', async () => {
    const { variantIds } = await createProduct([
      { sku: 'P-1', basePrice: 1000 },
      { sku: 'P-2', basePrice: 2000 },
    ]);
    const call = await api.raw('manager');
    const { body } = await call('POST', '/api/priceBatches/pasted', {
      text: 'SKU\tprice\nP-1\t12.50\nP-2\t1.234,50\nNOPE\t5\nP-1\t13\nP-2\t-1\nP-2\t€5',
    });
    expect(body).toMatchObject({
      rows: 6,
      figures: [{ variantId: variantIds[0], amount: 1250 }],
      refusedCount: 5,
    });
    expect((body.refused as { line: number }[]).map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
    const written = await write(
      batch({ formula: { kind: 'given' }, figures: body.figures as never }),
    );
    expect(written.itemCount).toBe(1);
    expect(await amountAt('P-1', api.now)).toBe(1250);
    for (const wrong of [
      { formula: { kind: 'set', amount: -5 } },
      { formula: { kind: 'percent', bps: -10_000 } },
      { formula: { kind: 'set', amount: 10 ** 15 } },
      { formula: { kind: 'set', amount: 1.5 } },
      { formula: { kind: 'magic' } },
      { startsAt: 5, endsAt: 3 },
      { endsAt: api.now - 1 },
      { listId: 999_999 },
      { figures: [{ variantId: 1, amount: 0 }], formula: { kind: 'given' } },
      { name: ' ' },
    ])
      expect([
        wrong,
        (await call('POST', '/api/priceBatches', batch(wrong as never))).status,
      ]).toEqual([wrong, 422]);
  });

  test('the author can edit and delete a batch while it is a draft', async () => {
    const { categoryId } = await createProduct([{ sku: 'D-1', basePrice: 1000, cost: 100 }]);
    const created = await propose(batch({ filter: { categoryId } }));
    const { data: edited } = await manager.update('priceBatches', {
      id: created.id,
      data: batch({ filter: { categoryId }, formula: { kind: 'set', amount: 1100 } }),
      previousData: created,
    });
    expect(edited).toMatchObject({ itemCount: 1, version: 2 });
    const rows = await manager.act<{ rows: { newAmount: number }[] }>(
      'priceBatches',
      created.id,
      'rows',
      {},
    );
    expect(rows.rows.map(({ newAmount }) => newAmount)).toEqual([1100]);
    await manager.delete('priceBatches', { id: created.id });
    expect(await refusal(manager.getOne('priceBatches', { id: created.id }))).toMatchObject({
      status: 404,
    });
    expect(
      await query(api.connection.db, 'select 1 from price_batch_items where batch_id = ?', [
        created.id,
      ]),
    ).toEqual([]);
  });
});
