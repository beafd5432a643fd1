/** Changes that must be refused or reported: unapproved prices, reductions never shown, overwritten plans, stale forms. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import { query } from '#db/statements';
import { shownAt, stepsOf } from '#rules/pricing/priceEvents';
import { loadLog } from '#server/pricing/prices/readLog';
import { type Call, type Client, NOW, openApi, type OpenApi, refusal } from '../support/openApi.ts';

const DAY = 86_400_000;

let api: OpenApi;
let manager: Client;
let owner: Client;
let call: Call;
let count = 0;
beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
  owner = await api.as('owner');
  call = await api.raw('manager');
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW + ++count * 400 * DAY;
});

/** Creates a product with one variant and returns its record and the variant's id. */
const createVariant = async (basePrice = 1000, cost: number | null = 100) => {
  const sku = `R-${count}-${Math.random().toString(36).slice(2, 8)}`;
  const { data } = await manager.create('products', {
    data: { names: { en: sku }, variants: [{ sku, basePrice, cost }] },
  });
  return { product: data, sku, id: (data.variants as { id: number }[])[0]?.id ?? 0 };
};
const saveProduct = async (id: unknown, change: (variant: Record<string, unknown>) => object) => {
  const { data } = await manager.getOne('products', { id: id as number });
  const variants = (data.variants as Record<string, unknown>[]).map((one) => ({
    ...one,
    ...change(one),
  }));
  return manager.update('products', {
    id: id as number,
    data: { ...data, variants },
    previousData: data,
  });
};
const propose = async (variantId: number, more: Partial<BatchDraft> = {}, by = manager) => {
  const draft: BatchDraft = {
    name: 'Refusals',
    filter: { variantIds: [variantId] },
    formula: { kind: 'percent', bps: -1000 },
    ...more,
  };
  return (await by.create<PriceBatch & { id: number }>('priceBatches', { data: draft as never }))
    .data;
};
const submit = (id: number, by = manager) => by.act<PriceBatch>('priceBatches', id, 'submission');
const sale = async () =>
  (
    await manager.create('priceLists', {
      data: {
        code: `sale-${count}-${Math.random().toString(36).slice(2, 8)}`,
        kind: 'sale',
        names: { en: 'Sale' },
      },
    })
  ).data.id as number;
const shown = async (variantId: number, at = api.now) => {
  const log = await loadLog(api.connection.db, [variantId]);
  return shownAt(stepsOf(log.get(variantId) ?? []), at)?.amount;
};
const resolved = async (variantId: number, at = api.now) => {
  const { body } = await call<{ items: { amount: number }[] }>('POST', '/api/prices/resolution', {
    variantId,
    at,
  });
  return body.items[0]?.amount;
};

describe('the approval by a second person', () => {
  test('an editor of another person’s draft cannot approve it, and an outdated version cannot be approved', async () => {
    const { id } = await createVariant();
    const created = await propose(id);
    const terms = {
      name: created.name,
      filter: created.filter,
      formula: { kind: 'percent', bps: -5000 },
    };
    const edited = await owner.update<PriceBatch & { id: number }>('priceBatches', {
      id: created.id,
      data: { ...terms, version: created.version } as never,
      previousData: created,
    });
    const stale = await refusal(
      manager.update('priceBatches', {
        id: created.id,
        data: { ...terms, version: created.version } as never,
        previousData: created,
      }),
    );
    expect(stale).toMatchObject({ status: 409, body: { message: 'errors.stale' } });
    expect(edited.data).toMatchObject({ breaches: ['change'], version: 2 });
    await submit(created.id, owner);
    expect(await refusal(owner.act('priceBatches', created.id, 'approval'))).toMatchObject({
      status: 409,
      body: { message: 'priceBatches.errors.ownBatch' },
    });
    const old = await refusal(manager.act('priceBatches', created.id, 'approval', { version: 1 }));
    expect(old).toMatchObject({ status: 409, body: { message: 'errors.stale' } });
    expect(await manager.act('priceBatches', created.id, 'approval', { version: 3 })).toMatchObject(
      {
        status: 'written',
      },
    );
  });

  test('approval is required if costs or prices changed after the draft', async () => {
    const dear = await createVariant();
    const allowed = await propose(dear.id, { request: { belowFloor: 'allow' } });
    expect(allowed.breaches).toEqual([]);
    api.now += 1000;
    await saveProduct(dear.product.id, () => ({ cost: 5000 }));
    expect(await submit(allowed.id)).toMatchObject({
      status: 'submitted',
      breaches: ['margin', 'floor'],
    });

    const moved = await createVariant();
    const replacing = await propose(moved.id, { request: { conflicts: 'replace' } });
    api.now += 1000;
    await saveProduct(moved.product.id, () => ({ basePrice: 9000 }));
    expect(await submit(replacing.id)).toMatchObject({ status: 'submitted', breaches: ['change'] });
    expect(await resolved(moved.id)).toBe(9000);
  });
});

describe('the log of shown prices', () => {
  test('the log is correct when a sale price is raised above the base price', async () => {
    const { id } = await createVariant();
    const listId = await sale();
    const low = await submit(
      (await propose(id, { listId, formula: { kind: 'set', amount: 800 } })).id,
    );
    expect([await resolved(id), await shown(id)]).toEqual([800, 800]);
    api.now += DAY;
    await submit((await propose(id, { listId, formula: { kind: 'set', amount: 1100 } })).id);
    expect([await resolved(id), await shown(id)]).toEqual([1000, 1000]);
    expect(low.status).toBe('written');
  });

  test('the log is correct when the base price changed between the draft and the batch', async () => {
    const { id, product } = await createVariant();
    const [startsAt, endsAt] = [api.now + DAY, api.now + 3 * DAY];
    const created = await propose(id, { startsAt, endsAt, request: { conflicts: 'replace' } });
    api.now += 1000;
    await saveProduct(product.id, () => ({ basePrice: 1100 }));
    await submit(created.id);
    for (const at of [api.now, startsAt, endsAt])
      expect([at, await shown(id, at)]).toEqual([at, await resolved(id, at)]);
  });

  test('the log is kept when a variant is removed from its product', async () => {
    const { id, product } = await createVariant();
    const { data } = await manager.getOne('products', { id: product.id });
    const others = [{ sku: 'OTHER', basePrice: 500, cost: null, optionValues: ['b'] }];
    const options = [{ names: { en: 'Size' }, values: [{ key: 'b', names: { en: 'b' } }] }];
    await manager.update('products', {
      id: product.id,
      data: { ...data, options, variants: others },
      previousData: data,
    });
    expect(await query(api.connection.db, 'select 1 from variants where id = ?', [id])).toEqual([]);
    expect(await shown(id)).toBe(1000);
  });
});

describe('product forms, planned prices and reverts', () => {
  test('a form opened before a batch keeps the new prices, and one that changes prices is refused as stale', async () => {
    const { id, product } = await createVariant();
    const opened = (await manager.getOne('products', { id: product.id })).data;
    api.now += 1000;
    await submit((await propose(id)).id);
    const { data } = await manager.update('products', {
      id: product.id,
      data: { ...opened, brand: 'Cedar' },
      previousData: opened,
    });
    expect(data).toMatchObject({ brand: 'Cedar', variants: [{ basePrice: 900 }] });
    const typed = {
      ...opened,
      version: undefined,
      variants: [{ ...opened.variants[0], basePrice: 950 }],
    };
    expect(
      await refusal(
        manager.update('products', { id: product.id, data: typed, previousData: opened }),
      ),
    ).toMatchObject({
      status: 409,
      body: { message: 'errors.stale' },
    });
    expect(await resolved(id)).toBe(900);
  });

  test('a planned price cannot be overwritten, and deleting it leaves nothing planned', async () => {
    const { id } = await createVariant();
    const startsAt = api.now + 10 * DAY;
    const price = { listId: 1, variantId: id, startsAt };
    const { data: planned } = await manager.create('prices', { data: { ...price, amount: 1200 } });
    expect(planned).toMatchObject({ amount: 1200, endsAt: null });
    expect(
      await refusal(manager.create('prices', { data: { ...price, amount: 1300 } })),
    ).toMatchObject({
      status: 409,
    });
    await manager.delete('prices', { id: planned.id });
    const rows = await query(api.connection.db, 'select amount from prices where variant_id = ?', [
      id,
    ]);
    expect(rows).toEqual([{ amount: 1000 }]);
    expect(await api.verify()).toEqual([]);
  });

  test('an archived list accepts no prices from existing or new batches', async () => {
    const { id } = await createVariant();
    const listId = await sale();
    const created = await propose(id, { listId });
    await manager.act('priceLists', listId, 'archive');
    const archived = { status: 409, body: { message: 'priceLists.errors.archived' } };
    expect(await refusal(submit(created.id))).toMatchObject(archived);
    expect(await refusal(propose(id, { listId }))).toMatchObject({ status: 422 });
    const { data: list } = await manager.getOne('priceLists', { id: listId });
    expect(
      await refusal(manager.update('priceLists', { id: listId, data: list, previousData: list })),
    ).toMatchObject(archived);
  });

  test('a revert cannot be reverted, and two batches are reverted in reverse order', async () => {
    const { id } = await createVariant();
    const first = await submit((await propose(id)).id);
    api.now += 1000;
    const second = await submit((await propose(id)).id);
    expect(await resolved(id)).toBe(810);
    api.now += 1000;
    const undone = await manager.act<PriceBatch>('priceBatches', second.id, 'reversion', {});
    expect(await refusal(manager.act('priceBatches', undone.id, 'reversion', {}))).toMatchObject({
      status: 409,
      body: { message: 'priceBatches.errors.isRevert' },
    });
    api.now += 1000;
    await manager.act('priceBatches', first.id, 'reversion', {});
    expect([await resolved(id), await shown(id)]).toEqual([1000, 1000]);
  });

  test('a revert to a price below the floor needs a reason', async () => {
    const { id, product } = await createVariant();
    const raised = await submit(
      (await propose(id, { formula: { kind: 'percent', bps: 2000 } })).id,
    );
    api.now += 1000;
    await saveProduct(product.id, () => ({ cost: 1100 }));
    expect(await refusal(manager.act('priceBatches', raised.id, 'reversion', {}))).toMatchObject({
      status: 422,
      body: { below: 1 },
    });
    await manager.act('priceBatches', raised.id, 'reversion', { reason: 'Promised to customers' });
    expect(await resolved(id)).toBe(1000);
  });
});

describe('extreme figures', () => {
  test('a rate that exceeds its column is capped, and a change without a valid price is refused', async () => {
    const { id } = await createVariant(1, null);
    await submit((await propose(id, { formula: { kind: 'set', amount: 1_000_000_000_000 } })).id);
    const waiting = (
      await manager.getList('priceBatches', {
        filter: { variantId: id },
        pagination: { page: 1, perPage: 9 },
        sort: { field: 'id', order: 'ASC' },
      })
    ).data[0];
    expect(waiting).toMatchObject({ status: 'submitted', maxChangeBps: 2_000_000_000 });
    await owner.act('priceBatches', waiting?.id as number, 'approval');
    expect(
      await refusal(propose(id, { formula: { kind: 'percent', bps: 100_000 } })),
    ).toMatchObject({ status: 422 });
    const { id: free } = await createVariant(0);
    expect(await refusal(propose(free))).toMatchObject({ status: 422 });
  });

  test('a deeply nested filter and a paste of a million lines are refused with the field', async () => {
    const deep = encodeURIComponent(`{"variantId":${'['.repeat(1500)}${']'.repeat(1500)}}`);
    for (const resource of ['priceBatches', 'products', 'orders'])
      expect((await call('GET', `/api/${resource}?filter=${deep}`)).status).toBe(400);
    const pasted = await call('POST', '/api/priceBatches/pasted', {
      text: 'a,\n'.repeat(1_000_000),
    });
    expect([pasted.status, Object.keys(pasted.body.errors as object)]).toEqual([422, ['text']]);
  });
});
