/** What the demo store of full size is drawn from, before it is written. */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import '#shared/validation';
import { StoreProductInput } from '#contract/catalog/products';
import { MemberInput } from '#contract/members/members';
import { EventInput } from '#contract/orders/events';
import { OrderInput } from '#contract/orders/orders';
import { ReturnInput } from '#contract/orders/returns';
import { drawEvents, EVENT_DAYS, MAX_VISITS } from '../../../seed/orders/events.ts';
import { drawOrders, ordersPerDay, type SeedOrder } from '../../../seed/orders/orders.ts';
import { drawReturn } from '../../../seed/orders/returns.ts';
import { DEMO, drawPlan } from '../../../seed/plan.ts';
import { dayWeight, daysToLunarNewYear } from '../../../seed/shared/calendar.ts';
import { Random } from '../../../seed/shared/random.ts';

const NOW = Date.parse('2026-11-22T02:30:00Z');

/** The rows that parsing by their contract would change. */
const changedBy = <T>(contract: { parse: (input: unknown) => T }, rows: readonly T[]) =>
  rows.filter((row) => !isDeepStrictEqual(contract.parse(row), row));

const plan = drawPlan(DEMO, { now: NOW });
const orders = [...drawOrders(plan.random.fork('orders'), { ...plan, count: plan.orderCount })];
const all = orders.flat();
const share = (of: (order: SeedOrder) => boolean) => all.filter(of).length / all.length;

test('the catalogue has the planned sizes, valid barcodes and a few quality issues', () => {
  const variants = plan.products.flatMap(({ draft }) => draft.variants ?? []);
  expect(plan.products).toHaveLength(800);
  expect(variants.length).toBeGreaterThan(2400);
  expect(variants.length).toBeLessThan(2600);
  for (const { draft } of plan.products)
    expect(StoreProductInput.safeParse(draft).error).toBeUndefined();
  for (const { barcode } of variants) {
    const digits = [...(barcode ?? '')].map(Number);
    expect(digits).toHaveLength(13);
    expect(
      digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0) % 10,
    ).toBe(0);
  }
  const flawed =
    plan.flaws.length + plan.products.filter(({ draft }) => draft.status === 'draft').length / 2;
  expect(flawed / 800).toBeGreaterThan(0.04);
  expect(flawed / 800).toBeLessThan(0.09);
});

test('orders satisfy their contract and have plausible proportions', () => {
  expect(all).toHaveLength(20_000);
  expect(
    changedBy(
      OrderInput,
      all.map(({ input }) => input),
    ),
  ).toEqual([]);
  expect(new Set(all.map(({ input }) => input.externalId)).size).toBe(20_000);
  const guests = share(({ member }) => member === null);
  expect(guests).toBeGreaterThan(0.15);
  expect(guests).toBeLessThan(0.25);
  const cancelled = share(({ input }) =>
    input.statuses.some(({ status }) => status === 'cancelled'),
  );
  expect(cancelled).toBeGreaterThan(0.02);
  expect(cancelled).toBeLessThan(0.04);
  const lines = all.reduce((sum, order) => sum + order.lines.length, 0) / all.length;
  expect(lines).toBeGreaterThan(1.7);
  expect(lines).toBeLessThan(2.5);
});

test('members and returns satisfy their contracts and have plausible proportions', () => {
  expect(plan.members).toHaveLength(3000);
  expect(
    changedBy(
      MemberInput,
      plan.members.map(({ input }) => input),
    ),
  ).toEqual([]);
  const random = plan.random.fork('returns');
  const returned = all.flatMap((order) => drawReturn(random, order, NOW) ?? []);
  expect(changedBy(ReturnInput, returned)).toEqual([]);
  expect(returned.length / all.length).toBeGreaterThan(0.045);
  expect(returned.length / all.length).toBeLessThan(0.075);
});

test('events stay within their limit and give a plausible conversion', () => {
  const firstDay = plan.days.last - EVENT_DAYS + 1;
  const recent = new Map(
    orders.map((placed, day) => [day, placed] as const).filter(([day]) => day >= firstDay),
  );
  const events = [
    ...drawEvents(plan.random.fork('events'), {
      ...plan,
      orders: recent,
      firstDay,
      visits: MAX_VISITS,
    }),
  ].flat();
  expect(events.length).toBeLessThanOrEqual(120_000);
  expect(changedBy(EventInput, events)).toEqual([]);
  expect(new Set(events.map(({ externalId }) => externalId)).size).toBe(events.length);
  const visits = events.filter(({ type }) => type === 'visit').length;
  const placed = [...recent.values()].flat().length;
  expect(placed / visits).toBeGreaterThan(0.025);
  expect(placed / visits).toBeLessThan(0.048);
});

test('one minute after midnight there are already orders of the new day', () => {
  const midnight = Date.parse('2026-03-02T16:01:00Z');
  const { days, random } = drawPlan(DEMO, { now: midnight });
  const perDay = ordersPerDay(random, { days, count: 20_000 });
  expect(perDay.at(-1)).toBeGreaterThan(0);
  expect(perDay.reduce((sum, count) => sum + count, 0)).toBe(20_000);
});

test('the number of orders per day follows the festivals', () => {
  expect(daysToLunarNewYear('2026-02-10')).toBe(7);
  expect(dayWeight('2026-11-11', '2026-01-01')).toBeGreaterThan(
    3 * dayWeight('2026-11-18', '2026-01-01'),
  );
  expect(dayWeight('2026-02-18', '2026-01-01')).toBeLessThan(
    0.5 * dayWeight('2026-01-27', '2026-01-01'),
  );
  expect(dayWeight('2040-02-10', '2040-01-01')).toBeGreaterThan(0);
});

test('equal random generators repeat their numbers, and different ones do not', () => {
  const one = new Random(7).fork('orders');
  const same = new Random(7).fork('orders');
  const other = new Random(7).fork('members');
  expect([one.next(), one.int(1, 9)]).toEqual([same.next(), same.int(1, 9)]);
  expect(other.next()).not.toBe(new Random(7).fork('orders').next());
});
