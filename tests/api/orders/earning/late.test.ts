/** Orders that arrive late, from a file, or at a first synchronisation; limits; and returns beside spending. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { upsertOrders } from '#server/orders/orders/actions';
import { readSettings } from '#server/platform/settings/read';
import { spendPoints } from '#server/members/points/spendPoints';
import type { Writer } from '#server/platform/records/writer';
import type { EarnPreview, EarnSums } from '#contract/orders/earnApprovals';
import { OrderInput } from '#contract/orders/orders';
import { NOW } from '../../support/openApi.ts';
import { DAY, openShop, orderOf, returnOf, type Shop, STARTED } from './openShop.ts';

let shop: Shop;
let writer: Writer;
beforeAll(async () => {
  shop = await openShop({
    returns: { arrearsLimit: 5_000 },
    earnRules: [
      { key: 'spend', caps: { perDay: 300 } },
      { key: 'status', currency: 'growth' },
      { key: 'launch', formula: { kind: 'fixed', points: 10 }, caps: { budget: 25 } },
    ],
  });
  writer = {
    actor: { kind: 'key', id: '1', name: 'Shop' },
    now: NOW,
    settings: await readSettings(shop.api.connection.db),
  };
});
afterAll(() => shop.close());

let count = 0;
let id = '';
let member = '';
beforeEach(() => {
  count += 1;
  id = `o-${count}`;
  member = `m-${count}`;
});
const order = (more: Partial<Parameters<typeof orderOf>[0]> = {}) =>
  orderOf({ externalId: id, member, lines: [10_000], ...more });

describe('an order that arrives too late', () => {
  test('earns nothing until a person approves, then by its own day', async () => {
    const paid = NOW - 60 * DAY;
    await shop.send('orders', order({ statuses: { paid } }));
    await shop.send('orders', order({ statuses: { paid, shipped: paid + DAY } }));
    await shop.send('returns', returnOf(`${id}-r`, id, [[1, 2_500]], paid + 2 * DAY));
    expect(await shop.entries(member)).toEqual([]);
    const manager = await shop.api.as('manager');
    const { data } = await manager.getList('earnApprovals', {
      filter: { state: 'waiting' },
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'id', order: 'DESC' },
    });
    expect(data).toMatchObject([{ trigger: 'order', sourceId: id, occurredAt: paid }]);
    const asked = await shop.api.raw('manager');
    const path = `/api/earnApprovals/${data[0]?.id}/preview`;
    expect((await asked<EarnPreview>('GET', path)).body).toMatchObject({ growth: 75, lapsed: 0 });
    const { body: promised } = await asked<EarnPreview>('GET', path);
    expect(await shop.entries(member)).toEqual([]);
    await manager.act('earnApprovals', data[0]?.id ?? 0, 'approval', { reason: null, version: 1 });
    expect(promised.points - promised.takenBack).toBe(await shop.sum(member, 'points'));
    expect((await asked('GET', path)).status).toBe(409);
    expect(await shop.sum(member, 'growth')).toBe(75);
    const days = await query<{ day: string }>(
      shop.api.connection.db,
      `select distinct g.day from growth_entries g join members m on m.id = g.member_id where m.external_id = ?`,
      [member],
    );
    expect(days).toEqual([{ day: '2025-09-22' }]);
  });

  test('says together with others what all of them would give, before they are approved at once', async () => {
    const paid = NOW - 60 * DAY;
    const others = [member, `${member}-b`];
    for (const [index, of] of [...others, ...others].entries())
      await shop.send(
        'orders',
        order({ externalId: `${id}-${index}`, member: of, statuses: { paid: paid + index } }),
      );
    const asked = await shop.api.raw('manager');
    const filter = encodeURIComponent(JSON.stringify({ state: 'waiting' }));
    const { body: rows } = await asked<{ id: number; sourceId: string }[]>(
      'GET',
      `/api/earnApprovals?filter=${filter}`,
    );
    const ids = rows.filter(({ sourceId }) => sourceId.startsWith(`${id}-`)).map((row) => row.id);
    expect(ids).toHaveLength(4);
    const path = '/api/earnApprovals/decisionsPreview';
    const { body: sums } = await asked<EarnSums>('POST', path, { ids });
    expect(sums).toMatchObject({ waiting: 4, members: 2, growth: 400, takenBack: 0 });
    for (const of of others) expect(await shop.entries(of)).toEqual([]);
    await asked('POST', '/api/earnApprovals/decisions', {
      ids,
      decision: 'approved',
      reason: null,
    });
    let points = 0;
    for (const of of others) points += await shop.sum(of, 'points');
    expect(sums.points).toBe(points);
    expect((await asked<EarnSums>('POST', path, { ids })).body).toMatchObject({
      waiting: 0,
      members: 0,
      points: 0,
    });
    expect((await asked('POST', path, { ids: [] })).status).toBe(422);
  });
});

describe('history', () => {
  test('that a file brings gives nothing, also when the shop sends the order later', async () => {
    const draft = OrderInput.parse(order());
    await shop.api.connection.transaction((tx) =>
      upsertOrders(tx, { ...writer, isHistory: true }, [draft]),
    );
    await shop.send('orders', order({ statuses: { paid: NOW - 2 * DAY, delivered: NOW - DAY } }));
    expect(await shop.entries(member)).toEqual([]);
  });

  test('that a file brings gives nothing to whoever turns out to be its member', async () => {
    const importing = (draft: object) =>
      shop.api.connection.transaction((tx) =>
        upsertOrders(tx, { ...writer, isHistory: true }, [OrderInput.parse(draft)]),
      );
    await importing(order());
    await shop.send('orders', order({ member: `${member}-other` }));
    await shop.send('orders', order());
    await importing(order({ externalId: `${id}-nobody`, member: null }));
    await shop.send('orders', order({ externalId: `${id}-nobody` }));
    expect(await shop.entries(member)).toEqual([]);
    expect(await shop.entries(`${member}-other`)).toEqual([]);
  });

  test('does not take away what an order earned before a file told it again', async () => {
    await shop.send('orders', order({ externalId: `${id}-placed`, statuses: {} }));
    await shop.send('orders', order());
    await shop.api.connection.transaction((tx) =>
      upsertOrders(tx, { ...writer, isHistory: true }, [
        OrderInput.parse(order({ lines: [5_000] })),
      ]),
    );
    expect(await shop.sum(member, 'growth')).toBe(50);
    await shop.send('orders', order({ externalId: `${id}-placed`, lines: [1_000] }));
    expect(await shop.sum(member, 'growth')).toBe(60);
  });

  test('of a first synchronisation gives nothing, and asks about nothing', async () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      order({ externalId: `${id}-${index}`, statuses: { paid: STARTED - (index + 1) * DAY } }),
    );
    const store = await shop.api.store();
    await store('POST', '/api/store/members', {
      externalId: member,
      joinedAt: STARTED - 900 * DAY,
    });
    await store('POST', '/api/store/orders/batch', { rows });
    expect(await shop.entries(member)).toEqual([]);
    const [asked] = await query<{ n: number }>(
      shop.api.connection.db,
      `select count(*) as n from earn_approvals a join members m on m.id = a.member_id where m.external_id = ?`,
      [member],
    );
    expect(Number(asked?.n)).toBe(0);
  });
});

describe('limits', () => {
  test('of a day hold for all orders of a member on it, and what is taken back frees no room', async () => {
    const paid = NOW - 2 * DAY;
    const earned = async () =>
      (await shop.entries(member))
        .filter(({ ruleKey }) => ruleKey === 'spend')
        .map(({ amount }) => amount);
    await shop.send('orders', order({ lines: [20_000], statuses: { paid } }));
    await shop.send(
      'orders',
      order({ externalId: `${id}-b`, lines: [20_000], statuses: { paid } }),
    );
    expect(await earned()).toEqual([200, 100]);
    await shop.send('orders', order({ lines: [20_000], statuses: { paid, cancelled: paid + 1 } }));
    await shop.send('orders', order({ externalId: `${id}-c`, statuses: { paid } }));
    expect(await earned()).toEqual([200, 100, -200]);
    await shop.send('orders', order({ externalId: `${id}-d`, statuses: { paid: paid - DAY } }));
    expect(await earned()).toEqual([200, 100, -200, 100]);
  });

  test('of a day are used once by an order that is said to be less and then as much again', async () => {
    const paid = NOW - 2 * DAY;
    const send = (lines: number[]) => shop.send('orders', order({ lines, statuses: { paid } }));
    const earned = async () =>
      (await shop.entries(member))
        .filter(({ ruleKey }) => ruleKey === 'spend')
        .reduce((sum, { amount }) => sum + amount, 0);
    await send([25_000]);
    await send([5_000]);
    expect(await earned()).toBe(50);
    await send([25_000]);
    expect(await earned()).toBe(250);
    await send([60_000]);
    expect(await earned()).toBe(300);
    await send([10_000]);
    await shop.send('orders', order({ externalId: `${id}-b`, statuses: { paid } }));
    expect(await earned()).toBe(100);
    await send([40_000]);
    expect(await earned()).toBe(300);
    expect(await shop.points(member)).toBe(await shop.sum(member));
  });

  test('of a budget hold for all members together, whoever comes first', async () => {
    const [row] = await query<{ granted: number }>(
      shop.api.connection.db,
      `select granted from earn_budgets where rule_key = 'launch'`,
    );
    expect(Number(row?.granted)).toBe(25);
  });
});

test('a return beside spending never gives back more than there is', async () => {
  await shop.send('orders', order());
  const memberId = Number(
    (
      await query<{ id: number }>(
        shop.api.connection.db,
        'select id from members where external_id = ?',
        [member],
      )
    )[0]?.id,
  );
  const spend = () =>
    shop.api.connection
      .transaction((tx) =>
        spendPoints(tx, writer, {
          memberId,
          points: 80,
          source: 'reward',
          sourceId: `${id}-gift`,
          occurredAt: NOW,
        }),
      )
      .then(
        () => true,
        () => false,
      );
  const [spent] = await Promise.all([
    spend(),
    shop.send('returns', returnOf(`${id}-r`, id, [[1, 10_000]])),
  ]);
  expect(await shop.points(member)).toBe(spent ? -80 : 0);
});

test('verify finds nothing wrong', async () => {
  expect(await shop.api.verify()).toEqual([]);
});
