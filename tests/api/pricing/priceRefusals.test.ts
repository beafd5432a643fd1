/** What must not happen in silence: prices nobody approved, reductions never shown, plans overwritten, forms that undo. */
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

/** A product of one variant; answers its record and the variant's id. */
const makeVariant = async (basePrice = 1000, cost: number | null = 100) => {
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

describe('a second person', () => {
  test('is needed for what somebody made of another’s draft, and the draft’s version counts', async () => {
    const { id } = await makeVariant();
    const made = await propose(id);
    const terms = {
      name: made.name,
      filter: made.filter,
      formula: { kind: 'percent', bps: -5000 },
    };
    const edited = await owner.update<PriceBatch & { id: number }>('priceBatches', {
      id: made.id,
      data: { ...terms, version: made.version } as never,
      previousData: made,
    });
    const stale = await refusal(
      manager.update('priceBatches', {
        id: made.id,
        data: { ...terms, version: made.version } as never,
        previousData: made,
      }),
    );
    expect(stale).toMatchObject({ status: 409, body: { message: 'errors.stale' } });
    expect(edited.data).toMatchObject({ breaches: ['change'], version: 2 });
    await submit(made.id, owner);
    expect(await refusal(owner.act('priceBatches', made.id, 'approval'))).toMatchObject({
      status: 409,
      body: { message: 'priceBatches.errors.ownBatch' },
    });
    const old = await refusal(manager.act('priceBatches', made.id, 'approval', { version: 1 }));
    expect(old).toMatchObject({ status: 409, body: { message: 'errors.stale' } });
    expect(await manager.act('priceBatches', made.id, 'approval', { version: 3 })).toMatchObject({
      status: 'written',
    });
  });

  test('is asked for when costs or prices moved after the draft', async () => {
    const dear = await makeVariant();
    const allowed = await propose(dear.id, { request: { belowFloor: 'allow' } });
    expect(allowed.breaches).toEqual([]);
    api.now += 1000;
    await saveProduct(dear.product.id, () => ({ cost: 5000 }));
    expect(await submit(allowed.id)).toMatchObject({
      status: 'submitted',
      breaches: ['margin', 'floor'],
    });

    const moved = await makeVariant();
    const replacing = await propose(moved.id, { request: { conflicts: 'replace' } });
    api.now += 1000;
    await saveProduct(moved.product.id, () => ({ basePrice: 9000 }));
    expect(await submit(replacing.id)).toMatchObject({ status: 'submitted', breaches: ['change'] });
    expect(await resolved(moved.id)).toBe(9000);
  });
});

describe('the log', () => {
  test('says what was shown when a sale is raised above the base price, and when it is taken back', async () => {
    const { id } = await makeVariant();
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

  test('follows a base price that moved before a window was written over it', async () => {
    const { id, product } = await makeVariant();
    const [startsAt, endsAt] = [api.now + DAY, api.now + 3 * DAY];
    const made = await propose(id, { startsAt, endsAt, request: { conflicts: 'replace' } });
    api.now += 1000;
    await saveProduct(product.id, () => ({ basePrice: 1100 }));
    await submit(made.id);
    for (const at of [api.now, startsAt, endsAt])
      expect([at, await shown(id, at)]).toEqual([at, await resolved(id, at)]);
  });

  test('outlives a variant that is taken out of its product', async () => {
    const { id, product } = await makeVariant();
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

describe('forms and plans', () => {
  test('a form opened before a batch does not set its prices back; one that changed them is told', async () => {
    const { id, product } = await makeVariant();
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

  test('a planned change is not overwritten by hand; taken back it leaves nothing planned', async () => {
    const { id } = await makeVariant();
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

  test('an archived list takes no prices: neither by hand, nor by a new batch, nor by one drafted before', async () => {
    const { id } = await makeVariant();
    const listId = await sale();
    const made = await propose(id, { listId });
    await manager.act('priceLists', listId, 'archive');
    const archived = { status: 409, body: { message: 'priceLists.errors.archived' } };
    expect(await refusal(submit(made.id))).toMatchObject(archived);
    expect(await refusal(propose(id, { listId }))).toMatchObject({ status: 422 });
    const { data: list } = await manager.getOne('priceLists', { id: listId });
    expect(
      await refusal(manager.update('priceLists', { id: listId, data: list, previousData: list })),
    ).toMatchObject(archived);
  });

  test('what is reverted cannot be reverted again; the last of two is undone first, then the first', async () => {
    const { id } = await makeVariant();
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

  test('a revert below the floor needs a reason', async () => {
    const { id, product } = await makeVariant();
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

describe('absurd figures', () => {
  test('are left out and told; rates that no column holds are cut', async () => {
    const { id } = await makeVariant(1, null);
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
    const { id: free } = await makeVariant(0);
    expect(await refusal(propose(free))).toMatchObject({ status: 422 });
  });

  test('filters nested beyond reason, and pastes of a million lines, are refused by field', async () => {
    const deep = encodeURIComponent(`{"variantId":${'['.repeat(1500)}${']'.repeat(1500)}}`);
    for (const resource of ['priceBatches', 'products', 'orders'])
      expect((await call('GET', `/api/${resource}?filter=${deep}`)).status).toBe(400);
    const pasted = await call('POST', '/api/priceBatches/pasted', {
      text: 'a,\n'.repeat(1_000_000),
    });
    expect([pasted.status, Object.keys(pasted.body.errors as object)]).toEqual([422, ['text']]);
  });
});
