/** Prices written and ended at once, on PostgreSQL through two applications whose clocks differ. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const MINUTE = 60_000;
const LATER = NOW + 2 * MINUTE;

let api: OpenApi;
let other: OpenApi;
let owners: [Call, Call];
let stores: [Call, Call];
beforeAll(async () => {
  api = await openApi();
  // SQLite has one server, PostgreSQL two.
  other = dialect === 'sqlite' ? api : await api.sibling();
  owners = [await api.raw('owner'), await other.raw('owner')];
  stores = [await api.store(), await other.store()];
});
afterAll(async () => {
  if (other !== api) await other.close();
  await api.close();
});

const send = (index: number, sku: string, basePrice: number) =>
  (stores[index % 2] as Call)('POST', '/api/store/products', {
    externalId: sku,
    names: { en: sku },
    variants: [{ sku, basePrice, cost: 0 }],
  });
const priceOf = async (sku: string) => {
  const { body } = await stores[0]<{ items: { amount: number; variantId: number }[] }>(
    'POST',
    '/api/store/prices',
    {
      items: [{ sku }],
    },
  );
  return body.items[0];
};

describe.each([-MINUTE, 0, MINUTE])('with the other clock %i ms ahead', (ahead) => {
  const start = () => {
    api.now = NOW;
    if (other !== api) other.now = NOW + ahead;
  };

  test('the base price that was written last is in force, whichever server wrote it', async () => {
    for (const first of [0, 1]) {
      start();
      const sku = `LAST-${ahead}-${first}`;
      await send(first, sku, 1000);
      api.now = LATER;
      const variantId = (await priceOf(sku))?.variantId ?? 0;
      start();
      await send(first + 1, sku, 1100);
      await send(first, sku, 1200);
      const price = { listId: 1, variantId, amount: 1300, startsAt: null, endsAt: null };
      const answer = await (owners[(first + 1) % 2] as Call)('POST', '/api/prices', price);
      expect(answer).toMatchObject({ status: 201, body: { amount: 1300 } });
      api.now = LATER;
      expect((await priceOf(sku))?.amount).toBe(1300);
      start();
      await send(first, sku, 1400);
      await send(first + 1, sku, 1500);
      api.now = LATER;
      expect((await priceOf(sku))?.amount).toBe(1500);
      const log = await query<{ effective_at: number; amount: number }>(
        api.connection.db,
        `select effective_at, amount from price_events where variant_id = ${variantId} order by id`,
      );
      const instants = log.map(({ effective_at: at }) => Number(at));
      expect(instants).toEqual(instants.toSorted((one, next) => one - next));
      expect(Number(log.at(-1)?.amount)).toBe(1500);
    }
  });

  test('a price of a list is ended once', async () => {
    start();
    await send(0, `ENDED-${ahead}`, 1000);
    const variantId = (await priceOf(`ENDED-${ahead}`))?.variantId ?? 0;
    const { body: list } = await owners[0]<{ id: number }>('POST', '/api/priceLists', {
      code: `ended${ahead}`,
      kind: 'sale',
      names: { en: `Ended ${ahead}` },
      audience: { levels: [], groups: [], channels: [] },
    });
    const price = { listId: list.id, variantId, amount: 900 };
    const created = await Promise.all(
      [0, 1, 2, 3].map((index) => (owners[index % 2] as Call)('POST', '/api/prices', price)),
    );
    expect(created.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const id = created.find(({ status }) => status === 201)?.body.id as number;
    if (other !== api) other.now += 10;
    api.now += 10;
    const end = (index: number) => (owners[index % 2] as Call)('DELETE', `/api/prices/${id}`);
    const ended = await Promise.all([0, 1, 2, 3].map(end));
    // A price that has not begun by a server's clock is deleted, and then known no more.
    const refused = ended.filter(({ status }) => status === 409 || status === 404);
    expect(refused).toHaveLength(3);
    for (const index of [0, 1]) expect([404, 409]).toContain((await end(index)).status);
    const entries = await query(
      api.connection.db,
      `select id from activities where resource = 'prices' and record_id = '${id}' and verb = 'delete'`,
    );
    expect(entries).toHaveLength(1);
  });
});

test('figures agree with their rows after all races of prices', async () => {
  expect(await api.verify()).toEqual([]);
});
