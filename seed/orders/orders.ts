/** Draws the orders of the demo store day by day. */
import type { OrderInput } from '#contract/orders/orders';
import { elapsedShare, timeOfShare } from '../shared/calendar.ts';
import type { SeedProduct } from '../catalog/catalog.ts';
import type { Days } from '../shared/days.ts';
import { allocate, drawOffers } from './discounts.ts';
import type { SeedMember } from '../members/members.ts';
import type { Bought, Checkout } from '../promotions/checkout.ts';
import { discountsOf, type QuotedOrder, shippingOff } from '../promotions/quotedOrder.ts';
import { cumulate, type Random, shareOut } from '../shared/random.ts';
import { ProductPicker, Shoppers } from '../members/shoppers.ts';
import { drawStatuses } from './statuses.ts';

export interface SeedLine {
  sku: string;
  quantity: number;
  paid: number;
  department: number;
}
export interface SeedOrder {
  input: OrderInput;
  day: number;
  member: SeedMember | null;
  /** UTC ms; null while the order has not reached the status. */
  placedAt: number;
  deliveredAt: number | null;
  lines: readonly SeedLine[];
  /** The quote from the console's promotions; null for orders with the discounts of the store's own systems. */
  quoted: QuotedOrder | null;
}

const CHANNELS: Record<string, { share: number; guests: number }> = {
  app: { share: 0.28, guests: 0.02 },
  web: { share: 0.22, guests: 0.3 },
  wechat: { share: 0.2, guests: 0.08 },
  tmall: { share: 0.2, guests: 0.36 },
  store: { share: 0.1, guests: 0.5 },
  douyin: { share: 0.15, guests: 0.25 },
};
const LINE_COUNTS = cumulate([0.36, 0.29, 0.22, 0.13]);
const QUANTITIES = cumulate([0.8, 0.15, 0.05]);
const FREE_SHIPPING_FROM = 9900;
const FEES = [600, 800, 1000];
/** Minimum number of orders yesterday and today, so that the dashboard shows some even right after midnight. */
const MIN_RECENT_ORDERS = 3;

export interface OrdersOptions {
  days: Days;
  products: readonly SeedProduct[];
  members: readonly SeedMember[];
  channels: readonly string[];
  count: number;
  /** The checkout that quotes recent orders; without it all orders have the store's own discounts. */
  checkout?: Checkout;
}

/** Number of orders on each day; they sum to exactly `count`. */
export const ordersPerDay = (
  random: Random,
  { days, count }: Pick<OrdersOptions, 'days' | 'count'>,
): number[] => {
  const perDay = shareOut(
    count,
    days.weights.map((weight, day) =>
      day < days.firstSale ? 0 : weight * random.between(0.88, 1.12),
    ),
  );
  const fresh = Math.min(MIN_RECENT_ORDERS, Math.ceil(count / 40));
  for (const day of [days.last, days.last - 1]) {
    for (let number = perDay[day] ?? 0; number < fresh; number++) {
      const largestDay = perDay.indexOf(Math.max(...perDay));
      perDay[largestDay] = (perDay[largestDay] ?? 0) - 1;
      perDay[day] = (perDay[day] ?? 0) + 1;
    }
  }
  return perDay;
};

/** Yields the orders of each day in the order in which they were placed. */
export function* drawOrders(random: Random, options: OrdersOptions): Generator<SeedOrder[]> {
  const { days, channels } = options;
  const picker = new ProductPicker(options.products);
  const shoppers = new Shoppers(options.members);
  const channelWeights = cumulate(channels.map((channel) => CHANNELS[channel]?.share ?? 0.1));

  const drawLines = (day: number, member: SeedMember | null): Bought[] => {
    const picked = new Map<string, Bought>();
    const wanted = 1 + random.weighted(LINE_COUNTS);
    for (let index = 0; index < wanted; index++) {
      const department =
        member && random.chance(0.6)
          ? random.pick(member.favourites)
          : picker.department(random, days.name(day));
      const product = picker.pick(random, day, department);
      const variant = random.pick(product.variants);
      picked.set(variant.sku, { variant, product, quantity: 1 + random.weighted(QUANTITIES) });
    }
    return [...picked.values()];
  };

  const drawOrder = (
    day: number,
    number: number,
    placedAt: number,
    channel: string,
    member: SeedMember | null,
  ): SeedOrder => {
    const name = days.name(day);
    const picked = drawLines(day, member);
    const amounts = picked.map(({ variant, quantity }) => variant.price * quantity);
    const subtotal = amounts.reduce((sum, amount) => sum + amount, 0);
    const fee = channel === 'store' || subtotal >= FREE_SHIPPING_FROM ? 0 : random.pick(FEES);
    const quoted =
      options.checkout?.quote(random, { placedAt, channel, member, bought: picked, fee }) ?? null;
    const discounts = quoted
      ? discountsOf(quoted)
      : allocate(drawOffers(random, name, subtotal, member), amounts);
    // Purchase costs were lower in earlier days.
    const inflation = 0.95 + (0.05 * day) / days.last;
    const lines = picked.map(({ variant, quantity }, index) => ({
      sku: variant.sku,
      name: '',
      quantity,
      unitPrice: variant.price,
      paid:
        (amounts[index] ?? 0) -
        (discounts[index] ?? []).reduce((sum, { amount }) => sum + amount, 0),
      cost: Math.round(variant.cost * inflation),
      discounts: discounts[index] ?? [],
    }));
    const offDelivery = quoted ? shippingOff(quoted) : 0;
    const statuses = drawStatuses(random, name, channel, placedAt, days.now);
    if (member) member.orders++;
    return {
      day,
      member,
      placedAt,
      deliveredAt: statuses.find(({ status }) => status === 'delivered')?.at ?? null,
      lines: lines.map(({ sku, quantity, paid: amount }, index) => ({
        sku,
        quantity,
        paid: amount,
        department: picked[index]?.product.department ?? 0,
      })),
      quoted,
      input: {
        externalId: `${name.replaceAll('-', '')}${String(number).padStart(5, '0')}`,
        channel,
        memberExternalId: member?.externalId ?? null,
        country: member?.country ?? 'China',
        currency: 'CNY',
        updatedAt: statuses.at(-1)?.at ?? placedAt,
        shipping: fee - offDelivery,
        ...(offDelivery > 0 && {
          shippingDiscounts: [{ code: null, label: 'Free delivery 包邮', amount: offDelivery }],
        }),
        lines,
        statuses,
      },
    };
  };

  for (const [day, count] of ordersPerDay(random.fork('days'), options).entries()) {
    const name = days.name(day);
    const passed = days.now - days.start(day);
    const newcomers = shoppers.newcomers(random, day);
    const placed = Array.from({ length: count }, () => {
      const channel = channels[random.weighted(channelWeights)] ?? 'web';
      const share = day === days.last ? elapsedShare(name, channel, passed) : 1;
      return { channel, time: Math.min(timeOfShare(name, channel, random.next() * share), passed) };
    }).sort((a, b) => a.time - b.time);
    yield placed.map(({ channel, time }, index) => {
      const placedAt = days.start(day) + time;
      const guest = random.chance(CHANNELS[channel]?.guests ?? 0.2);
      const member = guest
        ? null
        : (shoppers.ready(newcomers, placedAt) ?? shoppers.pick(random, day));
      const usesOwnChannel =
        member &&
        channel !== member.channel &&
        channels.includes(member.channel) &&
        member.channel !== 'store' &&
        random.chance(0.45);
      return drawOrder(
        day,
        index + 1,
        placedAt,
        usesOwnChannel && channel !== 'store' ? member.channel : channel,
        member,
      );
    });
  }
}
