/** What paid orders earn, and what is taken back when they come back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW } from '../../support/openApi.ts';
import { query } from '#db/statements';
import { DAY, openShop, orderOf, returnOf, type Shop } from './openShop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({
    earnRules: [
      { key: 'spend', pending: { kind: 'delivered', days: 7 } },
      { key: 'status', currency: 'growth' },
    ],
  });
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
  orderOf({ externalId: id, member, lines: [10_000, 5_050], ...more });
const brief = async () =>
  (await shop.entries(member)).map(({ ledger, type, amount }) => `${ledger} ${type} ${amount}`);

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, index) =>
        permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
      );

describe('a paid order', () => {
  test('earns once by each rule, however often it is sent', async () => {
    await shop.send('orders', order({ statuses: {} }));
    expect(await brief()).toEqual([]);
    await shop.send('orders', order());
    await shop.send('orders', order({ statuses: { paid: NOW - 2 * DAY, shipped: NOW - DAY } }));
    expect(await brief()).toEqual(['points earn 150', 'growth earn 150']);
  });

  test('has points that can be spent some days after its delivery', async () => {
    await shop.send('orders', order());
    const available = async () =>
      (
        await query<{ at: number | null }>(
          shop.api.connection.db,
          `select l.available_at as at from point_lots l join members m on m.id = l.member_id where m.external_id = ?`,
          [member],
        )
      ).map(({ at }) => at);
    expect(await available()).toEqual([null]);
    await shop.send(
      'orders',
      order({
        statuses: { paid: NOW - 2 * DAY, delivered: Date.parse('2025-11-20T10:00:00+08:00') },
      }),
    );
    expect((await available()).map(Number)).toEqual([Date.parse('2025-11-28T00:00:00+08:00')]);
  });

  test('of nobody, or before the programme began, earns nothing', async () => {
    await shop.send('orders', order({ member: null }));
    await shop.send('orders', {
      ...order({ externalId: `${id}-old`, statuses: { paid: NOW - 300 * DAY } }),
    });
    expect(await brief()).toEqual([]);
    // Its member becomes known.
    await shop.send('orders', order());
    expect(await brief()).toEqual(['points earn 150', 'growth earn 150']);
  });

  test('that was cancelled loses everything', async () => {
    await shop.send('orders', order());
    await shop.send('orders', order({ statuses: { paid: NOW - 2 * DAY, cancelled: NOW - DAY } }));
    expect(await brief()).toEqual([
      'points earn 150',
      'points clawBack -150',
      'growth earn 150',
      'growth reverse -150',
    ]);
  });

  test('of another member than was said first earns for that one', async () => {
    await shop.send('orders', order());
    await shop.send('orders', order({ member: `${member}-other` }));
    expect(await shop.sum(member)).toBe(0);
    expect(await shop.sum(`${member}-other`)).toBe(150);
    await shop.send('orders', order());
    expect(await shop.sum(member)).toBe(150);
    expect(await shop.sum(`${member}-other`)).toBe(0);
    expect(await shop.sum(member, 'growth')).toBe(150);
  });

  test('for which another amount was paid than was said first is corrected', async () => {
    await shop.send('orders', order());
    await shop.send('orders', order({ lines: [10_000, 8_050] }));
    expect(await brief()).toEqual([
      'points earn 150',
      'points earn 30',
      'growth earn 150',
      'growth earn 30',
    ]);
    await shop.send('orders', order({ lines: [9_000] }));
    expect(await shop.sum(member)).toBe(90);
    expect(await shop.sum(member, 'growth')).toBe(90);
  });
});

describe('returned goods', () => {
  test('take back the share of their line, rounded over all of its refunds', async () => {
    await shop.send('orders', order({ lines: [1_000] }));
    for (const part of [1, 2, 3])
      await shop.send('returns', {
        ...returnOf(`${id}-r${part}`, id, []),
        lines: [{ sku: 'S1', quantity: 1, amount: part === 3 ? 334 : 333 }],
      });
    const taken = (await shop.entries(member)).filter(({ type }) => type === 'clawBack');
    expect(taken.map(({ amount }) => amount)).toEqual([-3, -3, -4]);
    expect(taken[0]).toMatchObject({ source: 'return', sourceId: `${id}-r1`, ruleKey: 'spend' });
  });

  test('of a return that is refused later are given again, and taken again when it is accepted', async () => {
    await shop.send('orders', order({ lines: [1_000] }));
    // More pieces than were ordered: a person has to decide.
    await shop.send('returns', {
      ...returnOf(`${id}-r`, id, []),
      lines: [{ sku: 'S1', quantity: 11, amount: 1_000 }],
    });
    expect(await shop.sum(member)).toBe(10);
    const manager = await shop.api.as('manager');
    const [waiting] = (
      await manager.getList('returns', {
        filter: { externalId: `${id}-r` },
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'ASC' },
      })
    ).data;
    const decide = async (noun: string) => {
      const { data } = await manager.getOne('returns', { id: waiting?.id ?? 0 });
      await manager.act('returns', waiting?.id ?? 0, noun, { reason: null, version: data.version });
    };
    await decide('acceptance');
    expect(await shop.sum(member)).toBe(0);
    await decide('refusal');
    expect(await shop.sum(member)).toBe(10);
    expect(await shop.sum(member, 'growth')).toBe(10);
    await decide('acceptance');
    expect(await shop.sum(member)).toBe(0);
    expect(await shop.sum(member, 'growth')).toBe(0);
    expect(await shop.points(member)).toBe(0);
  });

  test('whatever the order in which messages arrive, the member ends with the same', async () => {
    const messages = (name: string): [kind: 'orders' | 'returns', row: object][] => {
      const sent = (status: 'paid' | 'delivered' | 'cancelled', hours: number) =>
        orderOf({
          externalId: name,
          member: name,
          lines: [10_000, 5_050],
          statuses: { [status]: NOW - 2 * DAY + hours * 3_600_000 },
          updatedAt: NOW - 2 * DAY + hours * 3_600_000,
        });
      return [
        ['orders', sent('paid', 0)],
        ['orders', sent('delivered', 1)],
        ['returns', returnOf(`${name}-r`, name, [[2, 2_525]], NOW - 2 * DAY + 2 * 3_600_000)],
        ['orders', sent('cancelled', 3)],
      ];
    };
    for (const [index, arrival] of permutations([0, 1, 2, 3]).entries()) {
      const name = `${id}-${index}`;
      const all = messages(name);
      for (const position of arrival) {
        const [kind, row] = all[position] ?? [];
        if (kind && row) await shop.send(kind, row);
      }
      expect(await shop.sum(name)).toBe(0);
      expect(await shop.sum(name, 'growth')).toBe(0);
      expect((await shop.entries(name))[0]).toMatchObject({ type: 'earn', amount: 150 });
    }
  });

  test('take back as much when they are told before their order', async () => {
    const returned = returnOf(`${id}-r`, id, [[1, 5_000]]);
    await shop.send('returns', returned);
    await shop.send('orders', order());
    expect(await brief()).toEqual([
      'points earn 150',
      'points clawBack -50',
      'growth earn 150',
      'growth reverse -50',
    ]);
    await shop.send(
      'returns',
      returnOf(`${id}-s`, id, [
        [1, 5_000],
        [2, 5_050],
      ]),
    );
    expect(await shop.sum(member)).toBe(0);
  });
});

test('verify finds nothing wrong', async () => {
  expect(await shop.api.verify()).toEqual([]);
});
