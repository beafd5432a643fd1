/** Draws the behaviour of shoppers in recent weeks: visits that ended with an order, and visits that did not. */
import type { EventInput } from '#contract/orders/events';
import { elapsedShare, isPeak, timeOfShare } from '../shared/calendar.ts';
import type { SeedProduct } from '../catalog/catalog.ts';
import type { Days } from '../shared/days.ts';
import type { SeedMember } from '../members/members.ts';
import type { SeedOrder } from './orders.ts';
import { cumulate, type Random } from '../shared/random.ts';
import { browse, buy, drawReview, stay, type AddEvent } from './sessions.ts';

/** Orders per visit on a usual day; the rate is higher on the days of a sales festival. */
const CONVERSION = 0.036;
const PEAK_CONVERSION = 0.055;
const DAY = 86_400_000;
/** Days with behaviour, and their visits at full size. */
export const EVENT_DAYS = 90;
export const MAX_VISITS = 93_000;

const VISITORS: Record<string, { share: number; sources: readonly (string | null)[] }> = {
  web: {
    share: 0.31,
    sources: ['organic', 'organic', 'organic', 'ads', 'ads', 'direct', 'direct', 'email'],
  },
  app: { share: 0.25, sources: ['direct', 'direct', 'direct', 'ads', 'wechat'] },
  wechat: { share: 0.24, sources: ['wechat', 'wechat', 'wechat', 'ads'] },
  tmall: { share: 0.16, sources: ['organic', 'organic', 'ads'] },
  store: { share: 0.04, sources: [null] },
};
/** Share of visitors who are signed in as members. */
const SIGNED_IN: Record<string, number> = { app: 0.4, wechat: 0.4, store: 0 };

/** One of so many members comes to the shop only to buy: some of them have not been seen for long. */
const RARE = 12;
const isRare = ({ externalId }: SeedMember) => Number(externalId.replace(/\D/g, '')) % RARE === 5;

export interface EventsOptions {
  days: Days;
  /** Orders placed since `firstDay`, by index of the day. */
  orders: ReadonlyMap<number, readonly SeedOrder[]>;
  products: readonly SeedProduct[];
  members: readonly SeedMember[];
  firstDay: number;
  /** The largest number of visits over all days. */
  visits: number;
}

/**
 * Visits per day from `firstDay` on: in a realistic proportion to the orders, scaled down where they exceed the limit.
 */
const visitsPerDay = (
  random: Random,
  { days, orders, firstDay, visits }: EventsOptions,
): Map<number, number> => {
  const planned = new Map<number, number>();
  let all = 0;
  for (let day = firstDay; day <= days.last; day++) {
    const conversion =
      (isPeak(days.name(day)) ? PEAK_CONVERSION : CONVERSION) * random.between(0.88, 1.12);
    const wanted = Math.max(orders.get(day)?.length ?? 0, 1) / conversion;
    planned.set(day, wanted);
    all += wanted;
  }
  const times = Math.min(1, visits / all);
  return new Map([...planned].map(([day, wanted]) => [day, Math.round(wanted * times)]));
};

/** The events of each day, in the order in which they addEvent. */
export function* drawEvents(random: Random, options: EventsOptions): Generator<EventInput[]> {
  const { days, orders, products, members } = options;
  const channels = Object.keys(VISITORS);
  const shares = cumulate(Object.values(VISITORS).map(({ share }) => share));
  const shown = products.filter(
    ({ draft, archive }) => draft.status === 'active' && archive === null,
  );
  const popular = cumulate(shown.map(({ weight }) => weight));
  const skuShown = () => shown[random.weighted(popular)]?.variants[0]?.sku ?? null;
  const further = random.fork('what members do besides');
  const reviews = new Map<number, EventInput[]>();

  for (const [day, visits] of visitsPerDay(random, options)) {
    const name = days.name(day);
    const start = days.start(day);
    const compact = name.replaceAll('-', '');
    const today: EventInput[] = [...(reviews.get(day) ?? [])];
    let sessions = 0;
    const visit = (channel: string, member: SeedMember | null): AddEvent => {
      const facts = {
        externalId: '',
        channel,
        source: random.pick(VISITORS[channel]?.sources ?? [null]),
        session: channel === 'store' ? null : `S${compact}-${++sessions}`,
        memberExternalId: member?.externalId ?? null,
        name: null,
        sku: null,
        detail: null,
      };
      const within = (at: number) => Math.min(Math.max(Math.round(at), start), days.now);
      return (type, at, more) => void today.push({ ...facts, type, at: within(at), ...more });
    };

    const placed = orders.get(day) ?? [];
    for (const order of placed) {
      buy(random, visit(order.input.channel, order.member), order);
      const review = drawReview(random, order, days.now);
      if (!review) continue;
      const later = day + Math.floor((review.at - start) / DAY);
      reviews.set(later, [...(reviews.get(later) ?? []), review]);
    }
    const passed = day === days.last ? days.now - start : DAY;
    for (let index = placed.length; index < visits; index++) {
      const channel = channels[random.weighted(shares)] ?? 'web';
      const share = day === days.last ? elapsedShare(name, channel, passed) : 1;
      const time = start + timeOfShare(name, channel, random.next() * share);
      const signedIn = random.chance(SIGNED_IN[channel] ?? 0.1) ? random.pick(members) : null;
      const member = signedIn && signedIn.joined < day && !isRare(signedIn) ? signedIn : null;
      const addEvent = visit(channel, member);
      if (channel === 'store') addEvent('visit', time);
      else {
        browse(random, addEvent, time, member !== null, skuShown);
        if (member) stay(further, addEvent, time);
      }
    }
    today.sort((a, b) => a.at - b.at);
    yield today.map((event, index) => ({ ...event, externalId: `E${compact}-${index + 1}` }));
  }
}
