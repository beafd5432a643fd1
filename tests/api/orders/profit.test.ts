/** The cost of goods is kept with their sale, and the figures of profit count what is known of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderDetail, OrderDraft } from '#contract/orders/orders';
import type { ReturnDraft } from '#contract/orders/returns';
import type { KpiAnswer } from '#contract/insight/kpis';
import { can, ROLES } from '#contract/platform/access';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { refreshOutdated } from '#server/orders/sales/refreshOutdated';
import { costCoverage, FORMULAS } from '#rules/insight/kpis';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
let api: OpenApi;
let store: Call;
let manager: Call;

const send = async <T = { id: number }>(kind: string, body: object) => {
  const answer = await store<T>('POST', `/api/store/${kind}`, body);
  expect([kind, answer.status, answer.body]).toMatchObject([kind, 200, {}]);
  return answer.body;
};
const product = (sku: string, cost: number | null, categoryCode = 'leaf') =>
  send('products', {
    externalId: sku,
    names: { en: sku },
    categoryCode,
    variants: [{ sku, basePrice: 1000, cost }],
  });
const line = (sku: string | null, quantity: number, paid: number, cost?: number) => ({
  sku,
  quantity,
  unitPrice: 1000,
  paid,
  ...(cost !== undefined && { cost }),
});
type Lines = OrderDraft['lines'];
/** Each order has a channel of its own, by which its figures are found. */
const sell = (externalId: string, lines: Lines, further: object = {}) =>
  send('orders', {
    externalId,
    channel: externalId,
    currency: 'CNY',
    lines,
    statuses: [
      { status: 'placed', at: NOW - 9 * DAY },
      { status: 'paid', at: NOW - 9 * DAY },
    ],
    ...further,
  });
const giveBack = (externalId: string, further: Partial<ReturnDraft>) =>
  send('returns', {
    externalId,
    returnedAt: NOW - 2 * DAY,
    lines: [{ sku: 'A', quantity: 1, amount: 1000 }],
    ...further,
  });
const costsOf = async (id: number) =>
  (await manager<OrderDetail>('GET', `/api/orders/${id}`)).body.lines.map(({ cost }) => cost);
const figures = async (further: string, call = manager) =>
  (await call<KpiAnswer>('GET', `/api/kpis?from=2025-11-01&to=2025-12-01&${further}`)).body;
const costSums = async (further: string) => {
  const { revenue, returned, revenueWithCost, returnedWithCost, cost } = (await figures(further))
    .total;
  return { revenue, returned, revenueWithCost, returnedWithCost, cost };
};
const idOf = async (code: string) =>
  (
    await query<{ id: number }>(api.connection.db, 'select id from categories where code = ?', [
      code,
    ])
  )[0]?.id;

beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  manager = await api.raw('manager');
  await send('categories', { code: 'root', names: { en: 'Root' } });
  await send('categories', { code: 'leaf', parentCode: 'root', names: { en: 'Leaf' } });
  await product('A', 400);
  await product('G', 100, 'root');
  await product('N', null);
  // The store has sold since the month before, so that November has days to be compared with.
  await sell('earlier', [line('N', 1, 1000)], {
    statuses: [
      { status: 'placed', at: NOW - 60 * DAY },
      { status: 'paid', at: NOW - 60 * DAY },
    ],
  });
});
afterAll(() => api.close());

describe('the cost of a line', () => {
  test('stays as it was when the line was stored, whatever the product costs later', async () => {
    const lines: Lines = [line('A', 2, 2000), line('N', 1, 500), line('G', 1, 0)];
    const { id } = await sell('kept', lines);
    expect(await costsOf(id)).toEqual([400, null, 100]);
    await product('A', 900);
    await product('N', 70);
    await sell('kept', lines);
    expect(await costsOf(id)).toEqual([400, null, 100]);
    await sell('kept', [line('N', 1, 500), line('A', 3, 3000), line('A', 1, 0)], {
      country: 'France',
    });
    // The second line of A is new: it costs what A costs now.
    expect(await costsOf(id)).toEqual([null, 400, 900]);
    expect(await costSums('channel=kept')).toMatchObject({
      revenue: 3500,
      revenueWithCost: 3000,
      cost: 2100,
    });
    await product('A', 400);
    await product('N', null);
    expect(await api.verify()).toEqual([]);
  });

  test('is that of the day on which an unknown SKU got its product, unless it was sent', async () => {
    const { id } = await sell('waiting', [line('L', 1, 1000), line('L', 2, 2000, 5)]);
    expect(await costsOf(id)).toEqual([null, 5]);
    expect(await costSums('channel=waiting')).toMatchObject({ revenueWithCost: 2000, cost: 10 });
    await product('L', 30);
    expect(await costsOf(id)).toEqual([30, 5]);
    await product('L', 70);
    await sell('waiting', [line('L', 1, 1000), line('L', 2, 2000)], { country: 'France' });
    expect(await costsOf(id)).toEqual([30, 5]);
    expect(await costSums('channel=waiting')).toMatchObject({ revenueWithCost: 3000, cost: 40 });
    expect(await api.verify()).toEqual([]);
  });
});

describe('gross profit', () => {
  test('counts gifts, and of revenue only what has a known cost, in each category and channel', async () => {
    await sell('shares', [line('A', 2, 2000), line('G', 1, 0), line('N', 1, 1000)]);
    const { total } = await figures('channel=shares');
    expect(total).toMatchObject({ revenue: 3000, revenueWithCost: 2000, cost: 900 });
    expect(FORMULAS.grossProfit(total)).toBe(1100);
    expect(FORMULAS.grossMargin(total)).toBe(0.55);
    expect(costCoverage('grossProfit', total)).toBeCloseTo(2 / 3);
    const leaf = await figures(`channel=shares&categoryId=${await idOf('leaf')}`);
    expect(leaf.total).toMatchObject({ revenue: 3000, revenueWithCost: 2000, cost: 800 });
    const root = await figures(`channel=shares&categoryId=${await idOf('root')}`);
    expect(root.total).toMatchObject({ revenue: 3000, revenueWithCost: 2000, cost: 900 });
    // The days that have ended are compared by the same sums.
    expect(leaf.compared?.now).toMatchObject({ revenueWithCost: 2000, cost: 800 });
    const day = leaf.points.find(({ orders }) => orders > 0);
    expect(day).toMatchObject({ from: '2025-11-12', revenueWithCost: 2000, cost: 800 });
  });

  test('is unknown where no cost is known, and zero where nothing was sold', async () => {
    await sell('unknown', [line('N', 1, 1000)]);
    await giveBack('unknown-n', {
      orderExternalId: 'unknown',
      lines: [{ sku: 'N', quantity: 1, amount: 1000 }],
    });
    const { total } = await figures('channel=unknown');
    expect(total).toMatchObject({ revenueWithCost: 0, returnedWithCost: 0, cost: 0 });
    expect(FORMULAS.grossProfit(total)).toBeNull();
    expect(FORMULAS.grossProfit((await figures('channel=nothing')).total)).toBe(0);
  });

  test('gets back the cost of returned goods on the day of the return, and gives only money where they cannot be told', async () => {
    await sell('back', [line('A', 2, 2000), line('N', 1, 1000)]);
    await giveBack('back-a', { orderExternalId: 'back' });
    await giveBack('back-n', {
      orderExternalId: 'back',
      lines: [{ sku: 'N', quantity: 1, amount: 300 }],
    });
    await giveBack('back-money', {
      orderExternalId: 'back',
      lines: [{ sku: null, name: 'Goodwill', quantity: 1, amount: 50 }],
    });
    await giveBack('back-loose', {
      channel: 'back',
      lines: [{ sku: 'A', quantity: 1, amount: 7 }],
    });
    const { points } = await figures('channel=back');
    expect(points.find(({ from }) => from === '2025-11-12')).toMatchObject({
      revenueWithCost: 2000,
      returnedWithCost: 0,
      cost: 800,
    });
    expect(points.find(({ returned }) => returned > 0)).toMatchObject({
      from: '2025-11-19',
      returned: 1357,
      returnedWithCost: 1057,
      cost: -400,
    });
    // Another cost of the product later changes neither the sale nor the return.
    await product('A', 1);
    await giveBack('back-a', { orderExternalId: 'back', reason: 'Too big' });
    expect(await costSums('channel=back')).toEqual({
      revenue: 3000,
      returned: 1357,
      revenueWithCost: 2000,
      returnedWithCost: 1057,
      cost: 400,
    });
    await product('A', 400);
    expect(await api.verify()).toEqual([]);
  });

  test('gets back the cost of a gift that comes back', async () => {
    await sell('present', [line('A', 1, 1000), line('G', 1, 0)]);
    await giveBack('present-g', {
      orderExternalId: 'present',
      returnedAt: NOW - 3 * DAY,
      lines: [{ sku: 'G', quantity: 1, amount: 0 }],
    });
    expect(await costSums('channel=present')).toMatchObject({ returned: 0, cost: 400 });
  });

  test('is the same when the return arrives before its order, or the order is cancelled after it', async () => {
    await giveBack('early-a', { orderExternalId: 'early', channel: 'early' });
    expect(await costSums('channel=early')).toMatchObject({ returnedWithCost: 1000, cost: 0 });
    await sell('early', [line('A', 2, 2000)]);
    expect(await costSums('channel=early')).toMatchObject({
      revenueWithCost: 2000,
      returnedWithCost: 1000,
      cost: 400,
    });
    await sell('early', [line('A', 2, 2000)], {
      statuses: [
        { status: 'placed', at: NOW - 9 * DAY },
        { status: 'paid', at: NOW - 9 * DAY },
        { status: 'cancelled', at: NOW - DAY },
      ],
    });
    expect(await costSums('channel=early')).toEqual({
      revenue: 0,
      returned: 0,
      revenueWithCost: 0,
      returnedWithCost: 0,
      cost: 0,
    });
    expect(await api.verify()).toEqual([]);
  });

  test('does not get back a waiting return until a person accepts it', async () => {
    await sell('over', [line('A', 1, 1000)]);
    const { id } = await giveBack('over-a', {
      orderExternalId: 'over',
      lines: [{ sku: 'A', quantity: 3, amount: 1000 }],
    });
    expect(await costSums('channel=over')).toMatchObject({ returnedWithCost: 0, cost: 400 });
    const { body } = await manager<{ version: number }>('GET', `/api/returns/${id}`);
    await manager('POST', `/api/returns/${id}/acceptance`, { version: body.version });
    // One unit was sold, so one is back at its cost.
    expect(await costSums('channel=over')).toMatchObject({ returnedWithCost: 1000, cost: 0 });
    expect(await api.verify()).toEqual([]);
  });

  test('ends at nothing when an order comes back completely, whatever its lines of one SKU cost', async () => {
    await sell('twice', [line('A', 2, 18_000, 3000), line('A', 1, 0, 1000)]);
    for (const part of [1, 2, 3])
      await giveBack(`twice-${part}`, {
        orderExternalId: 'twice',
        lines: [{ sku: 'A', quantity: 1, amount: 6000 }],
      });
    expect(await costSums('channel=twice')).toMatchObject({ returnedWithCost: 18_000, cost: 0 });
    await sell('mixed', [line('N', 2, 10_000, 3000), line('N', 1, 8000)]);
    await giveBack('mixed-1', {
      orderExternalId: 'mixed',
      lines: [{ sku: 'N', quantity: 1, amount: 6000 }],
    });
    expect(await costSums('channel=mixed')).toMatchObject({ returnedWithCost: 6000, cost: 3000 });
    await giveBack('mixed-2', {
      orderExternalId: 'mixed',
      lines: [
        { sku: 'N', quantity: 1, amount: 6000 },
        { sku: 'N', quantity: 1, amount: 6000 },
      ],
    });
    expect(await costSums('channel=mixed')).toMatchObject({
      revenueWithCost: 10_000,
      returnedWithCost: 10_000,
      cost: 0,
    });
    expect(await api.verify()).toEqual([]);
  });

  test.each([
    ['unknown first', ['N', 5000], ['A', 1000]],
    ['known first', ['A', 1000], ['N', 5000]],
    ['most for the known', ['A', 5000], ['N', 1000]],
  ] satisfies [string, ...[string, number][]][])(
    'ends at nothing when money was sent for other lines than it was paid for: %s',
    async (name, ...parts) => {
      const orderId = `shared ${name}`.replaceAll(' ', '-');
      await sell(orderId, [line('A', 1, 3000, 900), line('N', 1, 3000)]);
      for (const [index, [sku, amount]] of parts.entries())
        await giveBack(`${orderId}-${index}`, {
          orderExternalId: orderId,
          lines: [{ sku, quantity: 1, amount }],
        });
      expect(await costSums(`channel=${orderId}`)).toEqual({
        revenue: 6000,
        returned: 6000,
        revenueWithCost: 3000,
        returnedWithCost: 3000,
        cost: 0,
      });
      expect(await api.verify()).toEqual([]);
    },
  );

  test('gets back the cost of the line that a return names, also when it arrives before its order', async () => {
    const lines: Lines = [line('A', 1, 3000, 900), line('A', 1, 1000, 100)];
    const named = { lines: [{ id: '2', sku: null, quantity: 1, amount: 600 }] };
    await giveBack('named-early', { orderExternalId: 'named', ...named });
    await sell('named', lines);
    expect(await costSums('channel=named')).toMatchObject({ returnedWithCost: 600, cost: 900 });
    await giveBack('named-rest', {
      orderExternalId: 'named',
      lines: [{ sku: 'A', quantity: 1, amount: 3400 }],
    });
    expect(await costSums('channel=named')).toMatchObject({ returnedWithCost: 4000, cost: 0 });
    expect(await api.verify()).toEqual([]);
  });

  test('gets back the cost of the line that goods are worth, whichever return came back first', async () => {
    await sell('moved', [line('N', 1, 0, 777), line('N', 6, 44_948, 1761)]);
    const orderExternalId = 'moved';
    const sendParts = async (firstAt: number, secondAt: number) => {
      await giveBack('moved-1', {
        orderExternalId,
        returnedAt: firstAt,
        lines: [{ sku: 'N', quantity: 2, amount: 14_982 }],
      });
      await giveBack('moved-2', {
        orderExternalId,
        returnedAt: secondAt,
        lines: [{ id: '2', sku: 'N', quantity: 4, amount: 29_966 }],
      });
    };
    await sendParts(NOW - 2 * DAY, NOW - 2 * DAY - 1000);
    // The gift is kept.
    const expected = { revenueWithCost: 44_948, returnedWithCost: 44_948, cost: 777 };
    expect(await costSums('channel=moved')).toMatchObject(expected);
    await sendParts(NOW - 3 * DAY, NOW - 2 * DAY);
    expect(await costSums('channel=moved')).toMatchObject(expected);
    await giveBack('moved-3', { orderExternalId, lines: [{ sku: 'N', quantity: 1, amount: 0 }] });
    expect(await costSums('channel=moved')).toMatchObject({ returnedWithCost: 44_948, cost: 0 });
    expect(await api.verify()).toEqual([]);
  });

  test('gives back no more cost than the order had, over all accepted returns', async () => {
    await sell('beyond', [line('A', 2, 9000, 3000)]);
    for (const quantity of [3, 1]) {
      const { id } = await giveBack(`beyond-${quantity}`, {
        orderExternalId: 'beyond',
        returnedAt: NOW - quantity * DAY,
        lines: [{ sku: 'A', quantity, amount: 9000 }],
      });
      const { body } = await manager<{ version: number }>('GET', `/api/returns/${id}`);
      await manager('POST', `/api/returns/${id}/acceptance`, { version: body.version });
    }
    expect(await costSums('channel=beyond')).toMatchObject({
      returned: 18_000,
      returnedWithCost: 18_000,
      cost: 0,
    });
    expect(await api.verify()).toEqual([]);
  });

  test.each(ROLES)('is told to the role %s if it sees costs', async (role) => {
    const answer = await figures('channel=shares', await api.raw(role));
    const sees = can(role, 'costs', 'show');
    for (const sums of [answer.total, answer.previous, ...answer.points])
      for (const sum of [sums.revenueWithCost, sums.returnedWithCost, sums.cost])
        expect(sum === null).toBe(!sees);
    expect(answer.total.revenue).toBe(3000);
    expect(FORMULAS.grossProfit(answer.total)).toBe(sees ? 1100 : null);
  });
});

test('the start after a migration that changed what counts computes the sums of existing stores again', async () => {
  const migration = readFileSync(
    join(import.meta.dirname, '../../../drizzle/migrations', dialect, '0036_booked_by_worth.sql'),
    'utf8',
  );
  const mark = migration.split('--> statement-breakpoint').at(-1) ?? '';
  expect(mark).toContain('is_outdated = 1');
  const spoil = () =>
    api.connection.transaction((tx) =>
      query(tx, 'update sales_days set returned_with_cost = returned_with_cost + 7, cost = 1'),
    );
  await spoil();
  expect(await api.verify()).not.toEqual([]);
  await refreshOutdated(api.connection);
  expect(await api.verify()).not.toEqual([]);
  await api.connection.transaction((tx) => query(tx, mark));
  await Promise.all([refreshOutdated(api.connection), refreshOutdated(api.connection)]);
  expect(await api.verify()).toEqual([]);
  await spoil();
  await refreshOutdated(api.connection);
  expect(await api.verify()).not.toEqual([]);
});
