/** Limits under concurrent redemptions, on PostgreSQL through two applications; and a process killed while it redeems. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { bundledScript } from '../support/bundledScript.ts';
import { type Answer, type Call, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, sell, share, type Shop } from './promotionStore.ts';

const CALLERS = 64;

let apps: OpenApi[];
let api: OpenApi;
let stores: Call[];
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  apps = dialect === 'sqlite' ? [api] : [api, await api.sibling()];
  stores = [];
  for (const app of apps) stores.push(await app.store());
  shop = { owner: await api.as('owner'), store: stores[0] as Call };
  await sell(shop, 'HOT', 10_000);
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

const off = (amount: number) => [{ kind: 'amount', amount }];
/** Each caller redeems for its own order; the callers alternate between the applications. */
const redeemAtOnce = (name: string, asked: (at: number) => object) =>
  Promise.all(
    Array.from({ length: CALLERS }, (_, index) =>
      (stores[index % stores.length] as Call)<{ discount?: number; message?: string }>(
        'POST',
        '/api/store/redemptions',
        {
          orderId: `${name}-${index}`,
          ...asked(index),
        },
      ),
    ),
  );
const discounted = (answers: readonly Answer<{ discount?: number }>[]) =>
  answers.filter(({ status, body }) => status === 200 && (body.discount ?? 0) > 0).length;
const archive = (id: number) => shop.owner.act('promotions', id, 'archival');
const counter = async (name: string) => {
  const [row] = await query<{ used: number }>(
    api.connection.db,
    'select used from usage_counters where counter = ?',
    [name],
  );
  return Number(row?.used ?? 0);
};

describe(`${CALLERS} concurrent redemptions`, () => {
  test('a code with 50 uses is redeemed 50 times', async () => {
    const { id } = await promote(shop, 'Code', {
      trigger: 'code',
      rewards: off(100),
      limits: { uses: null },
    });
    await share(shop, id, 'FIFTY', 50);
    const answers = await redeemAtOnce('code', () => basket('HOT', 1, { codes: ['fifty'] }));
    expect(discounted(answers)).toBe(50);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(CALLERS - 50);
    expect(await counter(`promotion/${id}/uses`)).toBe(50);
    await archive(id);
  });
  test('a promotion with three uses per member is redeemed three times by one member', async () => {
    const { id } = await promote(shop, 'Member', { rewards: off(100), limits: { perMember: 3 } });
    expect(
      discounted(await redeemAtOnce('member', () => basket('HOT', 1, { member: 'm-1' }))),
    ).toBe(3);
    await archive(id);
  });
  test('a promotion for the first order is given once, however many baskets are redeemed before the order arrives', async () => {
    const first = { audience: { orderNumber: { min: 1, max: 1 } } };
    const { id } = await promote(shop, 'Welcome', { rewards: off(100), ...first });
    expect(
      discounted(await redeemAtOnce('first', () => basket('HOT', 1, { member: 'm-new' }))),
    ).toBe(1);
    await archive(id);
  });
  test('a budget is spent up to the last discount that fits', async () => {
    const { id } = await promote(shop, 'Budget', { rewards: off(300), limits: { budget: 10_000 } });
    expect(discounted(await redeemAtOnce('budget', () => basket('HOT')))).toBe(33);
    expect(await counter(`promotion/${id}/spent`)).toBe(9900);
    await archive(id);
  });
  test('a flash sale sells exactly its stock, even if some baskets have two units', async () => {
    const [variant] = await query<{ id: number }>(
      api.connection.db,
      `select id from variants where sku = 'HOT'`,
    );
    const items = [{ variantId: variant?.id, price: 9000, stock: 40 }];
    const { id } = await promote(shop, 'Flash', {
      lane: 'product',
      rewards: [{ kind: 'flash', items }],
    });
    const answers = await redeemAtOnce('flash', (at) => basket('HOT', 1 + (at % 2)));
    const units = answers.reduce((sum, { body }) => sum + (body.discount ?? 0) / 1000, 0);
    expect(units).toBe(40);
    expect(await counter(`promotion/${id}/flash/${variant?.id}`)).toBe(40);
    await archive(id);
  });
  test('an order that is sent by all callers is redeemed once', async () => {
    const { id } = await promote(shop, 'Same', { rewards: off(100) });
    const answers = await Promise.all(
      Array.from({ length: CALLERS }, (_, index) =>
        (stores[index % stores.length] as Call)('POST', '/api/store/redemptions', {
          orderId: 'same',
          ...basket('HOT'),
        }),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await counter(`promotion/${id}/uses`)).toBe(1);
    await archive(id);
  });
  test('concurrent reservations, releases and commitments leave counters equal to the held redemptions', async () => {
    const { id } = await promote(shop, 'Churn', { rewards: off(100), limits: { uses: 20 } });
    await Promise.all(
      Array.from({ length: CALLERS }, async (_, index) => {
        const store = stores[index % stores.length] as Call;
        const { status } = await store('POST', '/api/store/redemptions', {
          orderId: `churn-${index}`,
          ...basket('HOT'),
        });
        if (status === 200)
          await store(
            'POST',
            `/api/store/redemptions/churn-${index}/${index % 3 === 0 ? 'release' : 'commitment'}`,
          );
      }),
    );
    const [held] = await query<{ n: number }>(
      api.connection.db,
      `select count(*) as n from redemption_promotions p join redemptions r on r.id = p.redemption_id
       where p.promotion_id = ? and r.status in ('reserved', 'committed')`,
      [id],
    );
    expect(await counter(`promotion/${id}/uses`)).toBe(Number(held?.n));
    expect(Number(held?.n)).toBeLessThanOrEqual(20);
    await archive(id);
  });
});

test('after a process was killed, every acknowledged redemption is stored and the counters equal the rows', async () => {
  const { id } = await promote(shop, 'Killed', { rewards: off(100) });
  const child = spawn(
    process.execPath,
    [await bundledScript('tests/api/promotions/redeemForever.ts'), api.databaseUrl],
    {
      env: { ...process.env, DATABASE_URL: api.databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      if (output.split('\n').length > 20) child.kill('SIGKILL');
    });
    child.on('exit', () => resolve());
  });
  const acknowledged = output
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('forever-'));
  expect(acknowledged.length).toBeGreaterThan(15);
  const rows = await query<{ order_id: string }>(
    api.connection.db,
    `select r.order_id from redemptions r join redemption_promotions p on p.redemption_id = r.id where p.promotion_id = ?`,
    [id],
  );
  const stored = new Set(rows.map(({ order_id }) => order_id));
  expect(acknowledged.filter((orderId) => !stored.has(orderId))).toEqual([]);
  expect(await counter(`promotion/${id}/uses`)).toBe(rows.length);
});

test('after the concurrent redemptions, every counter equals its rows and no server fault was logged', async () => {
  expect(apps.flatMap((app) => app.faultLines())).toEqual([]);
  expect(await api.verify()).toEqual([]);
});
