/** Quotes any basket, or that of a real order, as of any instant, with a draft among the promotions. */
import { asc, eq } from 'drizzle-orm';
import type { Simulation, SimulationInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { members } from '#db/schema/members/members';
import { orderLines, orders } from '#db/schema/orders/orders';
import { conflict, notFound } from '../../platform/http/errors.ts';
import { type QuoteContext, quoteBasket } from '../quotes/quote.ts';
import type { KnownShopper } from '../quotes/shopper.ts';
import { draftCandidate } from '../quotes/draft.ts';

const orderById = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      channel: orders.channel,
      placedAt: orders.placedAt,
      shipping: orders.shipping,
      member: members.externalId,
    })
    .from(orders)
    .leftJoin(members, eq(members.id, orders.memberId))
    .where(eq(orders.id, id)),
);
/** Lines whose variant still exists. */
const linesOfOrder = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      position: orderLines.position,
      variantId: variants.id,
      quantity: orderLines.quantity,
      unitPrice: orderLines.unitPrice,
    })
    .from(orderLines)
    .innerJoin(variants, eq(variants.id, orderLines.variantId))
    .where(eq(orderLines.orderId, id))
    .orderBy(asc(orderLines.position)),
);

/** The goods of an order that are still in the catalogue, at its prices, with its shopper and instant. */
const loadOrder = async (db: Db, id: number) => {
  const [order] = await orderById(db, { id });
  if (!order) throw notFound();
  const lines = await linesOfOrder(db, { id });
  if (lines.length === 0) throw conflict('promotions.errors.orderWithoutGoods');
  return {
    at: order.placedAt,
    prices: new Map(lines.map(({ position, unitPrice }) => [String(position + 1), unitPrice])),
    basket: {
      lines: lines.map(({ position, variantId, quantity }) => ({
        id: String(position + 1),
        variantId,
        quantity,
      })),
      shipping: order.shipping > 0 ? [{ method: 'standard', amount: order.shipping }] : [],
      channel: order.channel,
      member: order.member,
    },
  };
};

export const simulate = async (
  db: Db,
  { owner, settings, now }: Omit<QuoteContext, 'at'>,
  { basket, at, shopper, input, replaces, orderId }: SimulationInput,
): Promise<Simulation> => {
  const order = orderId ? await loadOrder(db, orderId) : null;
  // What is said counts; what is not comes from the order.
  const asked = order
    ? {
        ...basket,
        lines: basket.lines.length > 0 ? basket.lines : order.basket.lines,
        shipping: basket.shipping.length > 0 ? basket.shipping : order.basket.shipping,
        channel: basket.channel ?? order.basket.channel,
        member: basket.member ?? order.basket.member,
      }
    : basket;
  const described = (known: KnownShopper): KnownShopper =>
    shopper
      ? {
          ...known,
          // Somebody described is somebody: limits for each member apply.
          key: known.key ?? 'described',
          ...(shopper.level !== undefined && { level: shopper.level }),
          ...(shopper.groups !== undefined && { groups: shopper.groups }),
          ...(shopper.orderNumber !== undefined && { orderNumber: shopper.orderNumber }),
          ...(shopper.joinedAt !== undefined && { joinedAt: shopper.joinedAt }),
          ...(shopper.birthday !== undefined && { birthday: shopper.birthday }),
        }
      : known;
  const draft = input ? await draftCandidate(db, input, replaces ?? null, settings) : undefined;
  const { quote, applied } = await quoteBasket(
    db,
    { owner, settings, now, at: at ?? order?.at ?? now },
    { ...asked, explain: true },
    {
      shopper: described,
      ...(draft && { draft }),
      ...(order && basket.lines.length === 0 && { prices: order.prices }),
    },
  );
  const steps = applied.map(({ candidate: { id, name, terms }, amount }) => ({
    promotionId: id,
    name,
    lane: terms.lane,
    amount,
  }));
  return { ...quote, steps };
};
