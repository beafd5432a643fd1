/** Draws the events of one visit to the demo store. */
import type { EventInput, EventType } from '#contract/orders/events';
import { DEPARTMENTS } from '../catalog/departments/index.ts';
import type { SeedOrder } from './orders.ts';
import type { Random } from '../shared/random.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const SEARCHES = DEPARTMENTS.flatMap(({ groups }) =>
  groups.flatMap(({ leaves }) => leaves.flatMap(({ things }) => things)),
);
const RATINGS = [5, 5, 5, 5, 4, 4, 3, 2];

/** Adds one event of the visit; `at` in UTC ms. */
export type AddEvent = (
  type: EventType,
  at: number,
  more?: Pick<Partial<EventInput>, 'name' | 'sku' | 'detail'>,
) => void;

const searched = (random: Random) => ({
  detail: { query: random.pick(SEARCHES)[random.chance(0.85) ? 1 : 0] },
});

/** The events of a visit that ended with this order. */
export const buy = (
  random: Random,
  addEvent: AddEvent,
  { input, member, placedAt, lines }: SeedOrder,
) => {
  if (input.channel === 'store') return addEvent('visit', placedAt - random.int(4, 30) * MINUTE);
  const length = random.between(2, 16) * MINUTE;
  addEvent('visit', placedAt - length);
  if (member && random.chance(0.35)) addEvent('sign_in', placedAt - length * 0.9);
  if (random.chance(0.25)) addEvent('search', placedAt - length * 0.85, searched(random));
  for (const { sku } of lines.slice(0, random.int(1, 2))) {
    addEvent('product_view', placedAt - length * random.between(0.5, 0.8), { sku });
  }
  addEvent('add_to_cart', placedAt - length * 0.35, { sku: lines[0]?.sku ?? null });
  addEvent('checkout', placedAt - length * 0.12);
};

/** The events of a visit without an order; most consist of few events. */
export const browse = (
  random: Random,
  addEvent: AddEvent,
  at: number,
  known: boolean,
  skuShown: () => string | null,
) => {
  addEvent('visit', at);
  const what = random.next();
  if (what < 0.06) addEvent('product_view', at + MINUTE, { sku: skuShown() });
  if (what < 0.014) addEvent('add_to_cart', at + 2 * MINUTE, { sku: skuShown() });
  if (what < 0.005) addEvent('checkout', at + 4 * MINUTE);
  if (what > 0.985) addEvent('search', at + MINUTE / 2, searched(random));
  else if (what > 0.98)
    addEvent('share', at + 3 * MINUTE, { sku: skuShown(), detail: { to: 'wechat' } });
  else if (what > 0.955 && known) addEvent('sign_in', at + MINUTE / 3);
};

/** What some members do besides: they log in, stay on a page, like, comment, or keep something for later. */
export const stay = (random: Random, addEvent: AddEvent, at: number) => {
  const what = random.next();
  if (what < 0.08) addEvent('login', at + MINUTE / 6);
  else if (what < 0.14) addEvent('dwell', at + MINUTE, { detail: { seconds: random.int(5, 240) } });
  else if (what < 0.155) addEvent('like', at + 2 * MINUTE);
  else if (what < 0.163) addEvent('comment', at + 3 * MINUTE);
  else if (what < 0.17) addEvent('custom', at + 2 * MINUTE, { name: 'wishlist' });
};

/** The review that some shoppers write some days after delivery; null for all others. */
export const drawReview = (random: Random, order: SeedOrder, now: number): EventInput | null => {
  if (order.deliveredAt === null || !random.chance(0.07)) return null;
  const at = order.deliveredAt + random.int(1, 9) * DAY;
  if (at > now) return null;
  return {
    externalId: '',
    type: 'review',
    name: null,
    at,
    channel: order.input.channel,
    source: null,
    session: null,
    memberExternalId: order.member?.externalId ?? null,
    sku: order.lines[0]?.sku ?? null,
    detail: { rating: random.pick(RATINGS) },
  };
};
