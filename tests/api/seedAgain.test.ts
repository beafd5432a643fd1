/** Filling a store again: the same rows, after it was emptied, after an interruption, and in bulk. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { writeTree } from '../../seed/catalog/writeCatalog.ts';
import { seedDemo } from '../../seed/demo.ts';
import { isEmptyStore } from '../../seed/empty.ts';
import { fillingOf, fillStore } from '../../seed/fill.ts';
import { seedLarge } from '../../seed/large.ts';
import { emptyStore } from '../../seed/replace.ts';
import { writerAt } from '../../seed/systemWriter.ts';
import { faults, freshStore, NOW, numbers, TINY } from './support/freshStore.ts';
import type { TestDatabase } from './support/openDatabase.ts';

const TABLES: Record<string, string> = {
  settings: 'id, store_name, currency, time_zone, week_start, language',
  categories: '*',
  category_attributes: '*',
  attributes: '*',
  products: '*',
  variants: '*',
  attribute_values: '*',
  product_tags: '*',
  quality_issues: '*',
  members: '*',
  orders: '*',
  order_lines: '*',
  order_discounts: '*',
  order_status_changes: '*',
  referrals: '*',
  returns: '*',
  return_lines: '*',
  events: '*',
  activities: '*',
  sales_days: '*',
  buyer_gaps: '*',
  member_months: '*',
  prices: '*',
  price_events: '*',
  shown_spans: '*',
  price_batches: '*',
  competitor_offers: '*',
  seasonal_plans: '*',
  campaigns: '*',
  promotions: '*',
  promotion_revisions: '*',
  promotion_cases: '*',
  coupon_batches: '*',
  coupons: '*',
  coupon_attempts: '*',
  redemptions: '*',
  redemption_promotions: '*',
  redemption_takes: '*',
  usage_counters: '*',
  programme_versions: '*',
  after_sales_policies: '*',
  // When the daily work asked for a computation depends on how fast it ran.
  segments: 'key, names, rule, computed_at, member_count',
  segment_members: '*',
  tags: 'key, names, kind, rule, computed_at',
  member_tags: '*',
  member_rfm: '*',
  point_rewards: '*',
  redeemed_rewards: '*',
  member_activities: '*',
  member_activity_prizes: '*',
  member_entries: '*',
  tickets: '*',
  ticket_messages: '*',
  ticket_changes: '*',
};

/** A checksum per table over all rows, independent of their order. */
const checksum = async ({ connection }: TestDatabase) => {
  const sums: Record<string, string> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const rows = await query(connection.db, `select ${columns} from ${table}`);
    sums[table] = createHash('md5')
      .update(
        rows
          .map((row) => JSON.stringify(row))
          .sort()
          .join('\n'),
      )
      .digest('hex');
  }
  return sums;
};

let store: TestDatabase;
let rows: Record<string, string>;
beforeAll(async () => {
  store = await freshStore();
  await seedDemo(store.connection, { now: NOW, scale: TINY, seed: 1 });
  rows = await checksum(store);
}, 120_000);
afterAll(() => store.close());

test('the same seed and time create the same rows', async () => {
  const again = await freshStore();
  await seedDemo(again.connection, { now: NOW, scale: TINY, seed: 1 });
  expect(await checksum(again)).toEqual(rows);
  await again.close();
});

test('an emptied demo store keeps its settings and can be filled again, from another seed with other orders', async () => {
  expect(await isEmptyStore(store.connection.db)).toBe(false);
  await store.connection.transaction(emptyStore);
  expect(await isEmptyStore(store.connection.db)).toBe(true);
  expect(await numbers(store, 'select count(*) as n from settings')).toEqual([1]);
  expect(await numbers(store, 'select count(*) as n from activities')).toEqual([0]);
  expect(await numbers(store, 'select count(*) as n from promotion_book')).toEqual([1]);
  await seedDemo(store.connection, { now: NOW, scale: TINY, seed: 2 });
  expect(await faults(store)).toEqual([]);
  expect((await checksum(store)).orders).not.toEqual(rows.orders);
});

test('a demo store that was interrupted is made again as a whole', async () => {
  const other = await freshStore();
  const { connection } = other;
  expect(await fillingOf(connection.db)).toBe('empty');
  const interrupted = fillStore(connection, false, async () => {
    await connection.transaction((tx) => writeTree(tx, writerAt(NOW)));
    throw new Error('killed');
  });
  await expect(interrupted).rejects.toThrow('killed');
  expect(await fillingOf(connection.db)).toBe('cut');
  await fillStore(connection, true, () => seedDemo(connection, { now: NOW, scale: TINY }));
  expect(await fillingOf(connection.db)).toBe('demo');
  expect(await faults(other)).toEqual([]);
  await other.close();
});

test('the large store, written in bulk, has correct figures', async () => {
  const large = await freshStore();
  const created = await seedLarge(large.connection, { now: NOW, scale: 0.0003 });
  expect(created).toMatchObject({ orders: 300, members: 45 });
  expect(await faults(large)).toEqual([]);
  expect(await numbers(large, 'select count(distinct channel) as n from orders')).toEqual([6]);
  await large.close();
});
