/** Batches of prices tell no cost to roles without sight of costs: a draft could raise every price to its floor. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, ROLES } from '#contract/platform/access';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

/** Neither is a price or a share of one: 7,001 is the floor of a price of 10,000, and its change is -2,999 bps. */
const COST = 7_001;
const TELLING = [COST, 2_999, -2_999];
/** The floor of a price of 10,000 that was set before the goods became dearer. */
const DEARER = 10_201;
const WITHHELD = [
  'draft',
  'margin',
  'raised',
  'undone margin',
  'undone margin, back',
  'undone raise, back',
  'chosen below the floor',
  'undone choice',
  'undone choice, back',
  'left out below the floor',
] as const;
/** Everybody reads their rows. */
const SHOWN = ['plain', 'below', 'undone plain, back'] as const;

let api: OpenApi;
const ids: Record<string, number> = {};
const variantIds: Record<string, number> = {};
beforeAll(async () => {
  api = await openApi();
  const manager = await api.as('manager');
  const owner = await api.as('owner');
  const make = async (name: string, sku: string, input: Partial<BatchDraft>, isApplied = true) => {
    const { data: product } = await manager.create('products', {
      data: {
        names: { en: name },
        status: 'active',
        variants: [{ sku, basePrice: 10_000, cost: COST }],
      },
    });
    const [variant] = product.variants;
    variantIds[name] = variant.id as number;
    const { filter, ...terms } = input;
    if (filter?.state)
      await manager.update('products', {
        id: product.id,
        data: { ...product, variants: [{ ...variant, cost: DEARER }] },
        previousData: product,
      });
    const { data } = await manager.create('priceBatches', {
      data: { name, filter: { variantIds: [variant.id], ...filter }, ...terms },
    });
    ids[name] = data.id as number;
    if (!isApplied) return;
    const { status } = await manager.act<PriceBatch>('priceBatches', data.id, 'submission');
    if (status === 'submitted') await owner.act('priceBatches', data.id, 'approval');
  };
  const toFloor = {
    formula: { kind: 'percent', bps: -8_000 },
    request: { belowFloor: 'raise' },
  } as const;
  await make('draft', 'A', toFloor, false);
  await make('margin', 'B', { formula: { kind: 'margin', bps: 0 } });
  await make('raised', 'C', toFloor);
  await make('plain', 'D', { formula: { kind: 'percent', bps: -1_000 } });
  await make('below', 'E', {
    formula: { kind: 'percent', bps: -5_000 },
    request: { belowFloor: 'allow' },
  });
  const revert = async (name: string) => {
    const { id } = await manager.act<PriceBatch>('priceBatches', ids[name] ?? 0, 'reversion', {
      reason: 'A mistake',
    });
    ids[`${name}, back`] = id;
  };
  await make('undone margin', 'F', { formula: { kind: 'margin', bps: 0 } });
  await make('undone raise', 'G', toFloor);
  await make('undone plain', 'H', { formula: { kind: 'percent', bps: -1_000 } });
  const raiseBelowFloor = {
    filter: { state: 'belowFloor' },
    formula: { kind: 'percent', bps: 300 },
  } as const;
  await make('chosen below the floor', 'I', raiseBelowFloor);
  await make('undone choice', 'J', raiseBelowFloor);
  await make('left out below the floor', 'K', {
    formula: { kind: 'percent', bps: -2_000 },
    request: { belowFloor: 'leaveOut' },
  });
  for (const name of ['undone margin', 'undone raise', 'undone plain', 'undone choice'])
    await revert(name);
});
afterAll(() => api.close());

const rowsOf = (call: Call, name: string, body: object = {}) =>
  call<{ rows: BatchRow[]; message?: string }>('POST', `/api/priceBatches/${ids[name]}/rows`, body);
const figuresIn = (value: unknown) =>
  (JSON.stringify(value).match(/-?\d+/g) ?? []).map(Number).filter((n) => TELLING.includes(n));
const answersAbout = async (call: Call, name: string) => {
  const paths = [
    `/api/priceBatches/${ids[name]}`,
    `/api/history/priceBatches/${ids[name]}`,
    `/api/priceBatches?filter=${encodeURIComponent(JSON.stringify({ q: name }))}`,
  ];
  const answers = [];
  for (const path of paths) {
    const { status, body } = await call<unknown>('GET', path);
    expect([path, status]).toEqual([path, 200]);
    answers.push(body);
  }
  return answers;
};

test('a manager finds the rows of a batch by the batch, and the batch by its rows', async () => {
  const manager = await api.raw('manager');
  const name = 'chosen below the floor';
  const list = (resource: string, filter: object) =>
    manager<{ id: number; amount: number }[]>(
      'GET',
      `/api/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`,
    );
  const { body: events } = await list('priceEvents', { batchId: ids[name] });
  expect(events.map(({ amount }) => amount)).toEqual([10_300]);
  const { body: batches } = await list('priceBatches', { variantId: variantIds[name] });
  expect(batches.map(({ id }) => id)).toEqual([ids[name]]);
});

test('a manager sees the rows that were raised to the floor, and how many are flagged', async () => {
  const manager = await api.raw('manager');
  for (const name of ['draft', 'raised']) {
    const { body } = await rowsOf(manager, name);
    expect(body.rows.map(({ newAmount }) => newAmount)).toEqual([COST]);
  }
  const { body } = await rowsOf(manager, 'below', { flaggedOnly: true });
  expect(body.rows[0]?.flags).toContain('belowFloor');
  expect(figuresIn(await answersAbout(manager, 'draft'))).not.toEqual([]);
});

describe.each(ROLES.filter((role) => !can(role, 'costs', 'show')))('for the role %s', (role) => {
  test.each(WITHHELD)('the rows of the batch “%s” are refused', async (name) => {
    const { status, body } = await rowsOf(await api.raw(role), name);
    expect(status).toBe(403);
    expect(body.message).toContain('owner, manager, marketer');
  });
  test('no answer about a batch tells a cost or on which side of it a price lies', async () => {
    const call = await api.raw(role);
    for (const name of Object.keys(ids)) {
      const answers = await answersAbout(call, name);
      expect([name, figuresIn(answers)]).toEqual([name, []]);
      expect(answers[0] as PriceBatch).toMatchObject({
        belowFloorCount: null,
        flaggedCount: null,
        maxChangeBps: null,
        minMarginBps: null,
      });
      expect((answers[0] as PriceBatch).breaches).toEqual([]);
    }
  });
  test('what brought plain prices back is shown, because it tells no more than they did', async () => {
    const { status, body } = await rowsOf(await api.raw(role), 'undone plain, back');
    expect(status).toBe(200);
    expect(body.rows).toMatchObject([{ oldAmount: 9_000, newAmount: 10_000, cost: null }]);
  });
  test('applied prices are shown without these flags, and cannot be asked for by flags', async () => {
    const call = await api.raw(role);
    for (const [name, newAmount] of [
      ['plain', 9_000],
      ['below', 5_000],
    ] as const) {
      const { status, body } = await rowsOf(call, name);
      expect([name, status]).toEqual([name, 200]);
      expect(body.rows).toMatchObject([{ oldAmount: 10_000, newAmount, cost: null, floor: null }]);
      const flags = body.rows.flatMap((row) => row.flags);
      for (const flag of ['belowFloor', 'belowCost', 'lowMargin', 'raised'] as const)
        expect(flags).not.toContain(flag);
      expect((await rowsOf(call, name, { flaggedOnly: true })).status).toBe(403);
    }
  });
  const listed = async (call: Call, resource: string, filter: object) => {
    const path = `/api/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    return call<{ id: number; batchId: number | null }[]>('GET', path);
  };
  test('no price says that it comes from a batch whose rows are refused', async () => {
    const call = await api.raw(role);
    const linked = async (name: string) => {
      const variantId = variantIds[name] ?? 0;
      const { body: timeline } = await call<{ events: { batchId: number | null }[] }>(
        'GET',
        `/api/variants/${variantId}/priceTimeline`,
      );
      const prices = await listed(call, 'prices', { variantId });
      const events = await listed(call, 'priceEvents', { variantId });
      const shown = await Promise.all(
        prices.body.map(async ({ id }) => {
          const { body } = await call<{ batchId: number | null }>('GET', `/api/prices/${id}`);
          return body;
        }),
      );
      return [...timeline.events, ...prices.body, ...events.body, ...shown]
        .map(({ batchId }) => batchId)
        .filter((id) => id !== null);
    };
    for (const name of WITHHELD.filter((one) => one in variantIds))
      expect([name, await linked(name)]).toEqual([name, []]);
    expect(new Set(await linked('plain'))).toEqual(new Set([ids.plain]));
    for (const resource of ['prices', 'priceEvents']) {
      const { status } = await listed(call, resource, { batchId: ids['chosen below the floor'] });
      expect([resource, status]).toEqual([resource, 400]);
    }
  });
  test('batches of a variant are found where their rows are shown', async () => {
    const call = await api.raw(role);
    for (const name of [...WITHHELD, ...SHOWN]) {
      const variantId = variantIds[name.replace(', back', '')];
      const { body } = await listed(call, 'priceBatches', { variantId });
      const isFound = body.some(({ id }) => id === ids[name]);
      expect([name, isFound]).toEqual([name, !(WITHHELD as readonly string[]).includes(name)]);
    }
  });
});
