/** Points for rising to a level. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { SYSTEM } from '#contract/platform/activities';
import { audienceNames } from '#db/schema/members/audienceNames';
import {
  DAY,
  openShop,
  orderOf,
  returnOf,
  type Shop,
  STARTED,
} from '../orders/earning/openShop.ts';
import { approveProgramme, type TermsDraft } from '../support/approvedProgramme.ts';
import { NOW } from '../support/openApi.ts';
import { query } from '#db/statements';
import { evaluateNext } from '#server/members/evaluation/evaluateAll';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { readSettings } from '#server/platform/settings/read';

const termsFrom = (threshold: number): TermsDraft => ({
  levels: [
    { key: 'starter' },
    {
      key: 'plus',
      conditions: [{ metric: 'growth', window: { kind: 'months', months: 12 }, threshold }],
      benefits: { entryPoints: 500 },
    },
  ],
  earnRules: [{ key: 'status', currency: 'growth' }],
});
let shop: Shop;
beforeAll(async () => {
  shop = await openShop(termsFrom(100));
  await shop.api.connection.transaction((tx) =>
    insertRows(
      tx,
      audienceNames,
      ['starter', 'plus'].map((key, rank) => ({
        kind: 'levels' as const,
        key,
        names: { en: key },
        rank,
        createdAt: STARTED,
        updatedAt: STARTED,
      })),
    ),
  );
});
afterAll(() => shop.close());

test('they are given when an order raises the member, and not again when the level is reached anew', async () => {
  await shop.send('members', { externalId: 'm-1', joinedAt: NOW - 20 * DAY });
  expect(await shop.points()).toBe(0);
  const paid = { paid: NOW - 2 * DAY };
  await shop.send('orders', orderOf({ externalId: 'o-1', lines: [9_000], statuses: paid }));
  expect(await shop.points()).toBe(0);
  await shop.send('orders', orderOf({ externalId: 'o-2', lines: [9_000], statuses: paid }));
  expect(await shop.points()).toBe(500);
  await shop.send('returns', returnOf('r-1', 'o-2', [[1, 9_000]]));
  shop.api.now = NOW + DAY;
  await shop.send('orders', orderOf({ externalId: 'o-3', lines: [9_000], statuses: paid }));
  expect(await shop.points()).toBe(500);
  expect(await shop.api.verify()).toEqual([]);
});

test('they are given for a level that time alone gave, by a server that was down for longer than messages may be late', async () => {
  await shop.send('members', { externalId: 'm-2', joinedAt: NOW - 20 * DAY });
  const paid = { paid: NOW - 2 * DAY };
  await shop.send(
    'orders',
    orderOf({ externalId: 'o-4', member: 'm-2', lines: [9_000], statuses: paid }),
  );
  const startsAt = NOW + 3 * DAY;
  await approveProgramme(shop.api.connection, { number: 2, startsAt, ...termsFrom(50) });
  const { connection } = shop.api;
  const settings = await readSettings(connection.db);
  const writer = { actor: SYSTEM, now: shop.api.now, settings };
  while ((await connection.transaction((tx) => evaluateNext(tx, writer))) > 0);
  expect(await shop.points('m-2')).toBe(0);

  shop.api.now = startsAt + 60 * DAY;
  for (let look = 0; look < 2; look++) await recordDueEvents(shop.api.application);
  expect(await shop.points('m-2')).toBe(500);
  const given = await query<{ at: number }>(
    connection.db,
    `select e.occurred_at as at from point_entries e join members m on m.id = e.member_id
     where m.external_id = 'm-2' and e.source = 'level'`,
  );
  expect(given.map(({ at }) => Number(at))).toEqual([startsAt]);
  expect(await shop.api.verify()).toEqual([]);
});
