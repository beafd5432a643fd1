/** A replay computes a person with several records once, with all that came for either record. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { type Call, NOW } from '../../support/openApi.ts';
import type { TermsDraft } from '../../support/approvedProgramme.ts';
import { DAY, openShop, orderOf, type Shop, STARTED } from '../earning/openShop.ts';
import { draftVersion, replayOf, setUpLevels } from './openReplays.ts';

const IN_FORCE = {
  levels: [{ key: 'starter' }],
  expiry: { kind: 'never' },
  earnRules: [
    { key: 'spend', caps: { perMonth: 2_000 } },
    { key: 'growth', currency: 'growth' },
    { key: 'sign_in', trigger: 'sign_in', formula: { kind: 'ladder', days: [1, 2, 5] } },
    { key: 'welcome', trigger: 'registration', formula: { kind: 'fixed', points: 30 } },
  ],
} satisfies TermsDraft;

let shop: Shop;
let marketer: Call;
beforeAll(async () => {
  shop = await openShop({ ...IN_FORCE, startsAt: STARTED });
  marketer = await shop.api.raw('marketer');
  await setUpLevels(await shop.api.raw('owner'), ['starter']);
});
afterAll(() => shop.close());

test('who was merged is no member of their own, and what was given to both records is replayed', async () => {
  const from = STARTED + DAY;
  for (const [index, member] of ['stays', 'merged'].entries()) {
    shop.api.now = from + index * DAY;
    await shop.send('members', { externalId: member, joinedAt: shop.api.now });
    shop.api.now = from + (20 + index) * DAY;
    const paid = shop.api.now;
    const sold = { externalId: `o-${member}`, member, lines: [20_000], statuses: { paid } };
    await shop.send('orders', orderOf(sold));
    shop.api.now = from + (60 + index * 10) * DAY;
    await shop.send('events', {
      externalId: `s-${member}`,
      type: 'sign_in',
      at: shop.api.now,
      channel: 'app',
      memberExternalId: member,
    });
  }
  shop.api.now = NOW;
  const replayed = async () => {
    const { id } = await draftVersion(marketer, IN_FORCE);
    return (await replayOf(shop, marketer, id)).figures.tally;
  };
  const before = await replayed();
  expect([before.same, before.orders]).toEqual([2, 2]);
  const rows = await query<{ id: number }>(
    shop.api.connection.db,
    "select id from members order by case external_id when 'stays' then 0 else 1 end",
  );
  const [memberId, recordId] = rows.map(({ id }) => Number(id));
  const manager = await shop.api.raw('manager');
  const merged = await manager('POST', `/api/members/${memberId}/merger`, {
    recordId,
    reason: 'Same phone',
  });
  expect(merged.status).toBe(200);
  const after = await replayed();
  expect(after).toMatchObject({ same: 1, more: 0, fewer: 0, orders: 2 });
  expect(after.before).toEqual(before.before);
  expect(after.after).toEqual(before.after);
  expect(after.given).toEqual(before.given);
});
