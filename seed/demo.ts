/** Fills an empty database with the demo store, day by day, through the same write paths that real data takes. */
import '#shared/validation';
import '#server/app';
import { SYSTEM } from '#contract/platform/activities';
import type { MemberInput } from '#contract/members/members';
import type { OrderInput } from '#contract/orders/orders';
import type { ReturnInput } from '#contract/orders/returns';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import { addEvents } from '#server/orders/events/actions';
import { upsertMembers } from '#server/members/members/actions';
import { upsertOrders } from '#server/orders/orders/actions';
import { upsertReturns } from '#server/orders/returns/actions';
import type { Writer } from '#server/platform/records/writer';
import type { ProductDraft } from './catalog/catalog.ts';
import { writeCompetitors } from './pricing/competitors.ts';
import { drawEvents } from './orders/events.ts';
import { drawOrders, type SeedOrder } from './orders/orders.ts';
import { DEMO, drawPlan, type Plan, type PlanOptions, SETTINGS } from './plan.ts';
import { writePricing } from './pricing/pricing.ts';
import { writeBaskets, writeCases } from './promotions/baskets.ts';
import { Checkout } from './promotions/checkout.ts';
import { planningOffset } from './promotions/seedContext.ts';
import { writeChanges } from './promotions/writeChanges.ts';
import { openCheckout, type Planning } from './promotions/openCheckout.ts';
import { writeRedemptions } from './promotions/redemptions.ts';
import { drawReturn } from './orders/returns.ts';
import {
  catalogDays,
  grouped,
  writeProducts,
  writeSettings,
  writeTree,
} from './catalog/writeCatalog.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Scale of a store for development: 32 of the demo store's 800 products, 120 members, 800 orders. */
export const TINY = 0.04;
/** Days per transaction. */
const DAYS = 30;
const EVENTS = 1000;
export const EVENT_DAYS = 90;
export const MAX_VISITS = 93_000;

export interface DemoOptions extends PlanOptions {
  log?: (line: string) => void;
}
export interface Counts {
  categories: number;
  products: number;
  variants: number;
  members: number;
  orders: number;
  returns: number;
  events: number;
}

export const countStore = async (db: Db): Promise<Counts> => {
  const tables: (keyof Counts)[] = [
    'categories',
    'products',
    'variants',
    'members',
    'orders',
    'returns',
    'events',
  ];
  const counts = await Promise.all(
    tables.map((table) => query<{ n: number }>(db, `select count(*) as n from ${table}`)),
  );
  return Object.fromEntries(
    tables.map((table, index) => [table, counts[index]?.[0]?.n ?? 0]),
  ) as unknown as Counts;
};

interface Day {
  morning: Writer;
  evening: Writer;
  now: Writer;
  products: ProductDraft[];
  members: MemberInput[];
  placed: SeedOrder[];
  orders: OrderInput[];
  returns: ReturnInput[];
}

const writeDay = async (
  tx: Db,
  { morning, evening, now, products, members, placed, orders, returns }: Day,
) => {
  await writeProducts(tx, morning, products);
  await upsertMembers(tx, evening, members);
  await upsertOrders(tx, evening, orders);
  await upsertReturns(tx, evening, returns);
  await writeRedemptions(tx, now, placed);
};

interface WrittenDays {
  /** The orders of the most recent days, by day. */
  recent: Map<number, SeedOrder[]>;
  checkout: Checkout;
  planning: Planning | null;
}

/** Writes the days in order; everything that happens on a day is written with the end of that day as its time. */
const writeDays = async (connection: Connection, plan: Plan): Promise<WrittenDays> => {
  const { days, random } = plan;
  const checkout = new Checkout();
  const promoted = days.last + planningOffset(days.name(days.last));
  let planning: Planning | null = null;
  const catalog = catalogDays(plan);
  const joined = grouped(plan.members, (member) => member.joined);
  const orders = drawOrders(random.fork('orders'), { ...plan, count: plan.orderCount, checkout });
  const returnRandom = random.fork('returns');
  const returns = new Map<number, ReturnInput[]>();
  const recent = new Map<number, SeedOrder[]>();

  const drawDay = (day: number): Day => {
    const start = days.start(day);
    const placed: SeedOrder[] = orders.next().value ?? [];
    for (const order of placed) {
      const input = drawReturn(returnRandom, order, days.now);
      if (!input) continue;
      const back = day + Math.floor((input.returnedAt - start) / DAY);
      returns.set(back, [...(returns.get(back) ?? []), input]);
    }
    if (day > days.last - EVENT_DAYS) recent.set(day, placed);
    return {
      morning: writerAt(Math.min(start + 10 * HOUR, days.now)),
      evening: writerAt(Math.min(start + DAY - 1, days.now)),
      now: writerAt(days.now),
      products: catalog(day),
      members: (joined.get(day) ?? []).map(({ input }) => input),
      placed,
      orders: placed.map(({ input }) => input),
      returns: returns.get(day) ?? [],
    };
  };
  for (let first = 0; first <= days.last; first += DAYS) {
    if (planning === null && first > 0 && first + DAYS > promoted) {
      const opening = days.start(first - 1) + 9 * HOUR;
      planning = await openCheckout(
        connection,
        random.fork('codes'),
        checkout,
        writerAt(days.now),
        opening,
      );
    }
    // Drawn outside the transaction: after a conflict the transaction runs again, and must not draw new random values.
    const drawn = Array.from({ length: Math.min(DAYS, days.last + 1 - first) }, (_, index) =>
      drawDay(first + index),
    );
    await connection.transaction(async (tx) => {
      for (const day of drawn) await writeDay(tx, day);
    });
  }
  return { recent, checkout, planning };
};

const writeEvents = async (
  connection: Connection,
  plan: Plan,
  writer: Writer,
  orders: ReadonlyMap<number, readonly SeedOrder[]>,
  visits: number,
) => {
  const firstDay = plan.days.last - EVENT_DAYS + 1;
  const inputs = [
    ...drawEvents(plan.random.fork('events'), { ...plan, orders, firstDay, visits }),
  ].flat();
  await connection.transaction(async (tx) => {
    for (let index = 0; index < inputs.length; index += EVENTS)
      await addEvents(tx, writer, inputs.slice(index, index + EVENTS));
  });
};

const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** The console itself as the writer at this instant, with the settings of the seeded store. */
export const writerAt = (now: number): Writer => ({
  actor: SYSTEM,
  now,
  settings: { ...SETTINGS, id: 1, version: 1 },
});

/**
 * Writes the demo store into a migrated database without products, orders and members; `now` is the instant of seeding.
 */
export const seedDemo = async (
  connection: Connection,
  { log, ...options }: DemoOptions,
): Promise<Counts> => {
  const started = performance.now();
  const plan = drawPlan(DEMO, options);
  const opening = writerAt(plan.days.start(0) + 9 * HOUR);
  await connection.transaction((tx) => writeSettings(tx, opening));
  await connection.transaction((tx) => writeTree(tx, opening));
  const { recent, checkout, planning } = await writeDays(connection, plan);
  const { random } = plan;
  const now = writerAt(options.now);
  if (planning) await writeChanges(connection, random.fork('promotions'), planning, checkout, now);
  await writePricing(connection, now);
  await writeCompetitors(connection, random.fork('competitors'), now);
  await writeEvents(connection, plan, now, recent, Math.ceil(MAX_VISITS * (options.scale ?? 1)));
  if (planning) {
    await writeCases(connection, planning, now);
    await writeBaskets(connection, random.fork('baskets'), planning, now);
  }
  const counts = await countStore(connection.db);
  log?.(
    `Demo store made in ${seconds(performance.now() - started)} s: ` +
      Object.entries(counts)
        .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
        .join(', '),
  );
  return counts;
};
