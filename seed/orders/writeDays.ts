/** Writes the demo store's days in order: products, members, redemptions, orders, returns, payments and parcels. */
import type { MemberInput } from '#contract/members/members';
import type { EventInput } from '#contract/orders/events';
import type { OrderInput } from '#contract/orders/orders';
import type { PaymentInput } from '#contract/orders/payments';
import type { ReturnInput } from '#contract/orders/returns';
import type { ShipmentInput } from '#contract/orders/shipments';
import type { Connection, Db } from '#db';
import { upsertMembers } from '#server/members/members/actions';
import { addEvents } from '#server/orders/events/actions';
import { upsertOrders } from '#server/orders/orders/actions';
import { upsertPayments } from '#server/orders/payments/actions';
import { upsertReturns } from '#server/orders/returns/actions';
import { upsertShipments } from '#server/orders/shipments/actions';
import type { Writer } from '#server/platform/records/writer';
import { takeCode } from '#server/store/referralCode';
import type { ProductDraft } from '../catalog/catalog.ts';
import { catalogDays, grouped, writeProducts } from '../catalog/writeCatalog.ts';
import { PROGRAMME_DAYS } from '../members/programme.ts';
import { drawReferrals } from '../members/referrals.ts';
import type { Plan } from '../plan.ts';
import { Checkout } from '../promotions/checkout.ts';
import { openCheckout, type Planning } from '../promotions/openCheckout.ts';
import { writeRedemptions } from '../promotions/redemptions.ts';
import { planningOffset } from '../promotions/seedContext.ts';
import { writerAt } from '../systemWriter.ts';
import { drawOrders, type SeedOrder } from './orders.ts';
import { drawReturn } from './returns.ts';
import { drawPayments, drawShipments, FACT_DAYS } from './shopFacts.ts';
import { EVENT_DAYS } from './events.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Days per transaction. */
const DAYS = 30;

interface Day {
  morning: Writer;
  evening: Writer;
  now: Writer;
  products: ProductDraft[];
  members: MemberInput[];
  /** Who invited the members that register on this day. */
  referrals: EventInput[];
  placed: SeedOrder[];
  orders: OrderInput[];
  returns: ReturnInput[];
  payments: PaymentInput[];
  shipments: ShipmentInput[];
}

const writeDay = async (
  tx: Db,
  {
    morning,
    evening,
    now,
    products,
    members,
    referrals,
    placed,
    orders,
    returns,
    payments,
    shipments,
  }: Day,
) => {
  await writeProducts(tx, morning, products);
  for (const { at, memberExternalId } of referrals)
    if (memberExternalId !== null)
      await takeCode(tx, { ...evening, now: at - HOUR }, memberExternalId);
  await addEvents(tx, evening, referrals);
  await upsertMembers(tx, evening, members);
  // Before the orders, as a shop redeems when an order is placed.
  await writeRedemptions(tx, now, placed);
  await upsertOrders(tx, evening, orders);
  await upsertReturns(tx, evening, returns);
  await upsertPayments(tx, evening, payments);
  await upsertShipments(tx, evening, shipments);
};

interface WrittenDays {
  /** The orders of the most recent days, by day. */
  recent: Map<number, SeedOrder[]>;
  checkout: Checkout;
  planning: Planning | null;
}

/** Writes the days in order; everything that happens on a day is written with the end of that day as its time. */
export const writeDays = async (connection: Connection, plan: Plan): Promise<WrittenDays> => {
  const { days, random } = plan;
  const checkout = new Checkout();
  const promoted = days.last + planningOffset(days.name(days.last));
  let planning: Planning | null = null;
  const catalog = catalogDays(plan);
  const referrals = drawReferrals(random.fork('referrals'), plan, days.last - PROGRAMME_DAYS + 1);
  const joined = grouped(plan.members, (member) => member.joined);
  const orders = drawOrders(random.fork('orders'), { ...plan, count: plan.orderCount, checkout });
  const returnRandom = random.fork('returns');
  const factRandom = random.fork('shopFacts');
  const returns = new Map<number, ReturnInput[]>();
  const recent = new Map<number, SeedOrder[]>();
  /** By the day of their payment, for nothing is known of it before; unpaid ones by the day on which they were placed. */
  const told = new Map<number, SeedOrder[]>();

  const drawDay = (day: number): Day => {
    const start = days.start(day);
    const placed: SeedOrder[] = orders.next().value ?? [];
    for (const order of placed) {
      const paidAt = order.input.statuses.find(({ status }) => status === 'paid')?.at;
      const on = day + Math.floor(((paidAt ?? order.placedAt) - start) / DAY);
      told.set(on, [...(told.get(on) ?? []), order]);
      const input = drawReturn(returnRandom, order, days.now);
      if (!input) continue;
      const back = day + Math.floor((input.returnedAt - start) / DAY);
      returns.set(back, [...(returns.get(back) ?? []), input]);
    }
    if (day > days.last - EVENT_DAYS) recent.set(day, placed);
    const arriving = told.get(day) ?? [];
    const known = day > days.last - FACT_DAYS ? arriving : [];
    return {
      morning: writerAt(Math.min(start + 10 * HOUR, days.now)),
      evening: writerAt(Math.min(start + DAY - 1, days.now)),
      now: writerAt(days.now),
      products: catalog(day),
      members: (joined.get(day) ?? []).map(({ input }) => input),
      referrals: referrals.get(day) ?? [],
      placed,
      orders: arriving.map(({ input }) => input),
      returns: returns.get(day) ?? [],
      payments: known.flatMap((order) => drawPayments(factRandom, order)),
      shipments: known.flatMap((order) => drawShipments(factRandom, order, days.now)),
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
