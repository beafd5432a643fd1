/** Finds the order or event of a dry run, or makes the one that is typed. */
import { eq, inArray } from 'drizzle-orm';
import type { DryRunInput, TypedEvent, TypedOrder } from '#contract/members/dryRuns';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { signIns } from '#db/schema/members/activity';
import { events } from '#db/schema/orders/events';
import { orders } from '#db/schema/orders/orders';
import { nestedErrors } from '#shared/fields';
import { publicly, resolvePrice } from '../../pricing/prices/rules.ts';
import { loadPrices } from '../../pricing/prices/read.ts';
import { loadPriceLists } from '../../pricing/prices/readLists.ts';
import { findNamedMember } from '../../members/members/byExternalId.ts';
import { invalid } from '../../platform/http/errors.ts';
import { isTrigger, subjectOf } from '../earning/earnByEvents.ts';
import { type Line, loadPaidOrders, type PaidOrder } from '../earning/loadOrders.ts';
import { NO_POINTS } from '../earning/pointsOfLines.ts';
import type { PastEvent } from '../replays/past.ts';

/** What happened, to whom; `isReal`: it is stored, and may have given something. */
export interface Subject {
  memberId: number;
  at: number;
  isReal: boolean;
  what: { kind: 'order'; order: PaidOrder } | { kind: 'event'; event: PastEvent };
}

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select({ id: orders.id }).from(orders).where(eq(orders.externalId, externalId)),
);
const eventByNumber = prepared({ externalId: events.externalId }, (q, { externalId }) =>
  q
    .select({
      externalId: events.externalId,
      memberId: events.memberId,
      type: events.type,
      name: events.name,
      at: events.at,
      channel: events.channel,
      detail: events.detail,
    })
    .from(events)
    .where(eq(events.externalId, externalId)),
);
const signInByEvent = prepared({ sourceId: signIns.eventExternalId }, (q, { sourceId }) =>
  q.select({ streak: signIns.streak }).from(signIns).where(eq(signIns.eventExternalId, sourceId)),
);
const goodsById = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({
      id: variants.id,
      sku: variants.sku,
      productId: variants.productId,
      categoryId: products.primaryCategoryId,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);

const wrong = (path: (string | number)[], message: string) =>
  invalid(nestedErrors([{ path, message }]));

const memberOf = async (db: Db, externalId: string, of: 'order' | 'event'): Promise<number> => {
  const member = await findNamedMember(db, externalId);
  if (!member) throw wrong([of, 'member'], 'dryRuns.errors.unknownMember');
  return member.id;
};

const realOrder = async (db: Db, number: string): Promise<Subject> => {
  const [known] = await orderByNumber(db, { externalId: number });
  if (!known) throw wrong(['orderNumber'], 'dryRuns.errors.unknownOrder');
  const [order] = await loadPaidOrders(db, [known.id]);
  if (!order) throw wrong(['orderNumber'], 'dryRuns.errors.notPaid');
  const { memberId, paidAt: at } = order;
  if (memberId === null) throw wrong(['orderNumber'], 'dryRuns.errors.withoutMember');
  return { memberId, at, isReal: true, what: { kind: 'order', order } };
};

const realEvent = async (db: Db, number: string): Promise<Subject> => {
  const [row] = await eventByNumber(db, { externalId: number });
  if (!row) throw wrong(['eventNumber'], 'dryRuns.errors.unknownEvent');
  const { memberId, type, at, channel, externalId: sourceId } = row;
  if (memberId === null) throw wrong(['eventNumber'], 'dryRuns.errors.withoutMember');
  if (!isTrigger(type)) throw wrong(['eventNumber'], 'dryRuns.errors.noTrigger');
  const [signIn] = type === 'sign_in' ? await signInByEvent(db, { sourceId }) : [];
  const event: PastEvent = {
    trigger: type,
    subject: subjectOf(row),
    channel,
    source: 'event',
    sourceId,
    ...(type === 'sign_in' && { streak: signIn?.streak ?? 1 }),
  };
  return { memberId, at, isReal: true, what: { kind: 'event', event } };
};

/** The prices that everybody is shown at the instant. */
const shownPrices = async (db: Db, variantIds: readonly number[], at: number) => {
  const rows = await loadPrices(db, variantIds, { at });
  const lists = await loadPriceLists(db);
  return (variantId: number) =>
    resolvePrice(rows.get(variantId) ?? [], lists, publicly(at)).amount ?? 0;
};

const typedOrder = async (db: Db, { member, at, channel, lines }: TypedOrder): Promise<Subject> => {
  const memberId = await memberOf(db, member, 'order');
  const goods = new Map(
    (await goodsById(db, { ids: lines.map(({ variantId }) => variantId) })).map((one) => [
      one.id,
      one,
    ]),
  );
  const priceOf = await shownPrices(db, [...goods.keys()], at);
  const made = lines.map(({ variantId, quantity, unitPrice: asked }, index): Line => {
    const known = goods.get(variantId);
    if (!known) throw wrong(['order', 'lines', index, 'variantId'], 'dryRuns.errors.unknownGoods');
    const unitPrice = asked ?? priceOf(variantId);
    return {
      orderId: 0,
      lineId: null,
      number: index + 1,
      sku: known.sku,
      variantId,
      productId: known.productId,
      categoryId: known.categoryId,
      quantity,
      unitPrice,
      discount: 0,
      paid: unitPrice * quantity,
      ...NO_POINTS,
    };
  });
  const order: PaidOrder = {
    id: 0,
    externalId: '',
    kind: 'sale',
    channel: channel ?? '',
    memberId,
    placedAt: at,
    paidAt: at,
    isHistory: false,
    deliveredAt: null,
    cancelledAt: null,
    lines: made,
    refunds: [],
    differences: [],
    deducted: [],
    earnings: [],
    approvals: new Map(),
  };
  return { memberId, at, isReal: false, what: { kind: 'order', order } };
};

const typedEvent = async (db: Db, typed: TypedEvent): Promise<Subject> => {
  const { at, trigger, subject = null, channel = null, streak } = typed;
  const memberId = await memberOf(db, typed.member, 'event');
  const event: PastEvent = {
    trigger,
    subject,
    channel,
    source: 'event',
    sourceId: '',
    ...(trigger === 'sign_in' && { streak: streak ?? 1 }),
  };
  return { memberId, at, isReal: false, what: { kind: 'event', event } };
};

/** 422 with the field where it does not exist. */
export const findSubject = async (db: Db, input: DryRunInput): Promise<Subject> => {
  if (input.orderNumber) return realOrder(db, input.orderNumber);
  if (input.eventNumber) return realEvent(db, input.eventNumber);
  if (input.order) return typedOrder(db, input.order);
  if (input.event) return typedEvent(db, input.event);
  throw wrong(['orderNumber'], 'dryRuns.errors.oneOf');
};
