/**
 * Writes a store with a million orders for measurements: the demo store drawn larger, its orders written in bulk. It has no
 * programme of members, so that these orders earn nothing: a million that earn would take hours.
 */
import '#shared/validation';
import { SYSTEM } from '#contract/platform/activities';
import type { EventInput } from '#contract/orders/events';
import type { Connection } from '#db';
import { prepared } from '#db/prepared';
import { members as memberTable } from '#db/schema/members/members';
import { loadAncestors } from '#server/catalog/categoryTree/ancestorCache';
import { addEvents } from '#server/orders/events/actions';
import { upsertMembers } from '#server/members/members/actions';
import { loadVariantMap } from '#server/catalog/products/variants';
import { refreshReturned } from '#server/orders/returns/refreshReturned';
import { recomputeMonths } from '#server/orders/sales/applyMonths';
import { recomputeMembers } from '#server/orders/sales/recomputeMembers';
import type { Writer } from '#server/platform/records/writer';
import {
  insertOrders,
  insertReturns,
  type Known,
  type WaitingReturn,
} from './orders/bulkOrders.ts';
import { timeOfShare } from './shared/calendar.ts';
import { type Counts, countStore } from './counts.ts';
import { drawOrders, type SeedOrder } from './orders/orders.ts';
import { drawPlan, LARGE, type Plan, type PlanOptions, SETTINGS } from './plan.ts';
import { drawReturn } from './orders/returns.ts';
import { Rollups } from './orders/rollups.ts';
import { writerAt } from './systemWriter.ts';
import { catalogDays, writeProducts, writeSettings, writeTree } from './catalog/writeCatalog.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Days of orders per transaction. */
const DAYS = 6;
const ROWS = 1000;
/** A sample: every day and channel has visits, but far fewer than orders. */
const VISITS_PER_DAY = 400;

const writeMembers = async (connection: Connection, { members }: Plan, writer: Writer) => {
  for (let index = 0; index < members.length; index += ROWS) {
    const inputs = members.slice(index, index + ROWS).map(({ input }) => input);
    await connection.transaction((tx) => upsertMembers(tx, writer, inputs));
  }
};

const allMembers = prepared({}, (q) =>
  q.select({ id: memberTable.id, externalId: memberTable.externalId }).from(memberTable),
);

const loadKnown = async ({ db }: Connection, { products }: Plan): Promise<Known> => {
  const members = await allMembers(db);
  return {
    members: new Map(members.map(({ id, externalId }) => [externalId, id])),
    variants: await loadVariantMap(
      db,
      products.flatMap(({ variants }) => variants.map(({ sku }) => sku)),
    ),
    timeZone: SETTINGS.timeZone,
  };
};

/** Writes orders and returns in the order of the days; returns their rollups and the ids of returned orders. */
const writeOrders = async (connection: Connection, plan: Plan, known: Known) => {
  const { days, random } = plan;
  const tree = await loadAncestors(connection.db);
  await tree.load([...known.variants.values()].map(({ categoryId }) => categoryId));
  const rollups = new Rollups(tree.ancestors);
  const orders = drawOrders(random.fork('orders'), { ...plan, count: plan.orderCount });
  const returnRandom = random.fork('returns');
  const waiting = new Map<number, WaitingReturn[]>();
  const returned: number[] = [];
  for (let first = 0; first <= days.last; first += DAYS) {
    const until = Math.min(first + DAYS, days.last + 1);
    const placed: SeedOrder[] = [];
    for (let day = first; day < until; day++) placed.push(...(orders.next().value ?? []));
    const at = Math.min(days.start(until - 1) + DAY - 1, days.now);
    const written = await connection.transaction((tx) => insertOrders(tx, known, placed, at));
    written.forEach((order, index) => {
      rollups.add(order.bundle);
      const source = placed[index];
      const input = source && drawReturn(returnRandom, source, days.now);
      if (!input) return;
      const back = Math.floor(
        (source.day + (input.returnedAt - days.start(source.day)) / DAY) / DAYS,
      );
      waiting.set(back, [
        ...(waiting.get(back) ?? []),
        { input, order: input.orderExternalId === null ? null : order },
      ]);
      if (input.orderExternalId !== null) returned.push(order.id);
    });
    const dueReturns = waiting.get(first / DAYS) ?? [];
    waiting.delete(first / DAYS);
    for (const bundle of await connection.transaction((tx) =>
      insertReturns(tx, known, dueReturns, at),
    ))
      rollups.add(bundle);
  }
  return { rollups, returned };
};

const writeVisits = async (
  connection: Connection,
  { days, random, channels }: Plan,
  writer: Writer,
  perDay: number,
) => {
  const chance = random.fork('visits');
  for (let first = days.firstSale; first <= days.last; first += DAYS) {
    const visits: EventInput[] = [];
    for (let day = first; day < Math.min(first + DAYS, days.last + 1); day++) {
      for (let index = 0; index < perDay; index++) {
        const channel = channels[index % channels.length] ?? 'web';
        const time = Math.min(
          days.start(day) + timeOfShare(days.name(day), channel, chance.next()),
          days.now,
        );
        const facts = {
          source: null,
          session: null,
          memberExternalId: null,
          sku: null,
          detail: null,
        };
        visits.push({
          ...facts,
          externalId: `E${days.name(day)}-${index}`,
          type: 'visit',
          name: null,
          at: time,
          channel,
        });
      }
    }
    await connection.transaction((tx) => addEvents(tx, writer, visits));
  }
};

/**
 * Writes the large store into a migrated database without products, orders and members. `log` is called for every step.
 */
export const seedLarge = async (
  connection: Connection,
  { log, ...options }: PlanOptions & { log?: (line: string) => void },
): Promise<Counts> => {
  let since = performance.now();
  const step = (name: string) => {
    log?.(`${name}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
    since = performance.now();
  };
  const plan = drawPlan(LARGE, options);
  const { days } = plan;
  step('drawn');
  const opening = writerAt(days.start(0) + 9 * HOUR);
  await connection.transaction((tx) => writeSettings(tx, opening));
  await connection.transaction((tx) => writeTree(tx, opening));
  const catalog = catalogDays(plan);
  for (let day = 0; day <= days.last; day++) {
    const drafts = catalog(day);
    if (drafts.length > 0)
      await connection.transaction((tx) =>
        writeProducts(tx, writerAt(days.start(day) + 10 * HOUR), drafts),
      );
  }
  step('catalogue');
  await writeMembers(connection, plan, writerAt(days.start(days.firstSale)));
  const known = await loadKnown(connection, plan);
  step('members');
  const { rollups, returned } = await writeOrders(connection, plan, known);
  step('orders and returns');
  await rollups.write(connection, { now: days.now, weekStart: SETTINGS.weekStart });
  step('rollups');
  const memberIds = [...known.members.values()];
  for (let index = 0; index < memberIds.length; index += 10 * ROWS) {
    await connection.transaction((tx) =>
      recomputeMembers(tx, memberIds.slice(index, index + 10 * ROWS)),
    );
  }
  for (let index = 0; index < returned.length; index += 10 * ROWS) {
    await connection.transaction((tx) =>
      refreshReturned(tx, returned.slice(index, index + 10 * ROWS)),
    );
  }
  step("members' and orders' sums");
  await writeVisits(
    connection,
    plan,
    { actor: SYSTEM, now: days.now, settings: opening.settings },
    Math.ceil(VISITS_PER_DAY * (options.scale ?? 1)),
  );
  step('visits');
  await connection.longTransaction((tx) => recomputeMonths(tx));
  step('months of members');
  return countStore(connection.db);
};
