/** What a basket would cost: any basket or a real order's, as of any instant, with terms under work among the others. */
import type { Simulation, SimulationInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { query } from '#db/statements';
import { conflict, notFound } from '../../platform/http/errors.ts';
import { type Asked, quoteBasket } from '../quotes/quote.ts';
import type { KnownShopper } from '../quotes/shopper.ts';
import { draftCandidate } from '../quotes/draft.ts';

/** The goods of an order that are still in the catalogue, at its prices; whom it was for, and when. */
const ofOrder = async (db: Db, id: number) => {
  const [order] = await query<{
    channel: string;
    placed_at: number;
    member: string | null;
    shipping: number;
  }>(
    db,
    `select o.channel, o.placed_at, o.shipping, m.external_id as member from orders o
     left join members m on m.id = o.member_id where o.id = ?`,
    [id],
  );
  if (!order) throw notFound();
  const lines = await query<{
    position: number;
    variant_id: number;
    quantity: number;
    unit_price: number;
  }>(
    db,
    `select l.position, l.variant_id, l.quantity, l.unit_price from order_lines l join variants v on v.id = l.variant_id
     where l.order_id = ? order by l.position`,
    [id],
  );
  if (lines.length === 0) throw conflict('promotions.errors.orderWithoutGoods');
  return {
    at: order.placed_at,
    prices: new Map(lines.map(({ position, unit_price }) => [String(position + 1), unit_price])),
    basket: {
      lines: lines.map(({ position, variant_id, quantity }) => ({
        id: String(position + 1),
        variantId: variant_id,
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
  { owner, settings, now }: Omit<Asked, 'at'>,
  { basket, at, shopper, input, replaces, orderId }: SimulationInput,
): Promise<Simulation> => {
  const order = orderId ? await ofOrder(db, orderId) : null;
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
