/** Quotes any basket, or that of a real order, for any instant, with a draft among the promotions. */
import type { Simulation, SimulationInput } from '#contract/promotions/simulator';
import type { Db } from '#db';
import { loadLevelFacts } from '../../platform/audiences/levelSource.ts';
import { loadOrderNumber } from '../quotes/orderNumber.ts';
import { loadPastPromotions } from '../quotes/past/promotions.ts';
import { loadPastShopper } from '../quotes/past/shopper.ts';
import { openBaskets } from '../quotes/quote.ts';
import type { QuoteContext } from '../quotes/types.ts';
import type { KnownShopper } from '../quotes/shopper.ts';
import { draftCandidate } from '../quotes/draft.ts';
import { loadOrder } from './orderBasket.ts';

/**
 * A basket or a real order as of an instant. Of the past, promotions and member are as they were then, and with `terms`
 * `now` as they are now: kept baskets show what a change of terms alters.
 */
export const simulate = async (
  db: Db,
  { owner, settings, now }: Omit<QuoteContext, 'at'>,
  { basket, at: asked, shopper, input, replaces, orderId }: SimulationInput,
  terms: 'then' | 'now' = 'then',
): Promise<Simulation> => {
  const order = orderId ? await loadOrder(db, orderId) : null;
  // Values in the input take precedence over those of the order.
  const merged = order
    ? {
        ...basket,
        lines: basket.lines.length > 0 ? basket.lines : order.basket.lines,
        shipping: basket.shipping.length > 0 ? basket.shipping : order.basket.shipping,
        channel: basket.channel ?? order.basket.channel,
        member: basket.member ?? order.basket.member,
      }
    : basket;
  const at = asked ?? order?.at ?? now;
  const held = order && at === order.at ? order.held.promotions : [];
  const isPast = terms === 'then' && (at < now || held.length > 0);
  const past = isPast ? await loadPastPromotions(db, settings, at, held) : null;
  const then =
    past && (await loadPastShopper(db, merged.member, { orderId: order?.orderId ?? '', at }));
  const named = shopper?.level === undefined ? undefined : await loadLevelFacts(db, shopper.level);
  const orderNumber = order && (await loadOrderNumber(db, merged.member, order));
  const described = (found: KnownShopper): KnownShopper => {
    const known = { ...found, ...(order && { orderNumber }), ...then };
    return shopper
      ? {
          ...known,
          // A described shopper gets a key, so that limits per member apply.
          key: known.key ?? 'described',
          ...named,
          ...(shopper.groups !== undefined && { groups: shopper.groups }),
          ...(shopper.orderNumber !== undefined && { orderNumber: shopper.orderNumber }),
          ...(shopper.joinedAt !== undefined && { joinedAt: shopper.joinedAt }),
          ...(shopper.birthday !== undefined && { birthday: shopper.birthday }),
        }
      : known;
  };
  const draft = input ? await draftCandidate(db, input, replaces ?? null, settings) : undefined;
  const quoteOne = await openBaskets(
    db,
    { owner, settings, now, at, ...(past && { past }) },
    [{ ...merged, explain: true }],
    {
      shopper: described,
      ...(draft && { draft }),
      ...(order && basket.lines.length === 0 && { prices: order.prices }),
    },
  );
  // What the order itself used stood free when it was placed.
  const { quote, applied } = await quoteOne(
    0,
    order ? (name) => -order.held.usage(name) : undefined,
  );
  const steps = applied.map(({ candidate: { id, name, terms }, amount }) => ({
    promotionId: id,
    name,
    lane: terms.lane,
    amount,
  }));
  return { ...quote, steps, paid: order?.paid ?? null };
};
