/** What shoppers did in the shop during the last weeks: every order's way through it, and all who only looked. */
import type { EventInput, EventType } from '#contract/events';
import { elapsedShare, isPeak, timeOfShare } from './calendar.ts';
import type { SeedProduct } from './catalog.ts';
import type { Days } from './days.ts';
import { DEPARTMENTS } from './departments/index.ts';
import type { SeedMember } from './members.ts';
import type { SeedOrder } from './orders.ts';
import { cumulate, type Random } from './random.ts';

/** Orders per visit on a usual day; on the days of a sales festival more who come mean to buy. */
const CONVERSION = 0.036;
const PEAK_CONVERSION = 0.055;
const MINUTE = 60_000;
const DAY = 86_400_000;

const VISITORS: Record<string, { share: number; sources: readonly (string | null)[] }> = {
  web: { share: 0.31, sources: ['organic', 'organic', 'organic', 'ads', 'ads', 'direct', 'direct', 'email'] },
  app: { share: 0.25, sources: ['direct', 'direct', 'direct', 'ads', 'wechat'] },
  wechat: { share: 0.24, sources: ['wechat', 'wechat', 'wechat', 'ads'] },
  tmall: { share: 0.16, sources: ['organic', 'organic', 'ads'] },
  store: { share: 0.04, sources: [null] },
};
const SEARCHES = DEPARTMENTS.flatMap(({ groups }) =>
  groups.flatMap(({ leaves }) => leaves.flatMap(({ things }) => things)),
);

export interface EventsOptions {
  days: Days;
  /** Orders placed since `firstDay`, by day index. */
  orders: ReadonlyMap<number, readonly SeedOrder[]>;
  products: readonly SeedProduct[];
  members: readonly SeedMember[];
  firstDay: number;
  /** Visits at most, over all days. */
  visits: number;
}

/** Visits on each day from `firstDay` on: as many as the orders make believable, fewer where that is too many to keep. */
const visitsPerDay = (random: Random, { days, orders, firstDay, visits }: EventsOptions): Map<number, number> => {
  const planned = new Map<number, number>();
  let all = 0;
  for (let day = firstDay; day <= days.last; day++) {
    const conversion = (isPeak(days.name(day)) ? PEAK_CONVERSION : CONVERSION) * random.between(0.88, 1.12);
    const wanted = Math.max(orders.get(day)?.length ?? 0, 1) / conversion;
    planned.set(day, wanted);
    all += wanted;
  }
  const times = Math.min(1, visits / all);
  return new Map([...planned].map(([day, wanted]) => [day, Math.round(wanted * times)]));
};

/** The events of each day, in the order in which they happened. */
export function* drawEvents(random: Random, options: EventsOptions): Generator<EventInput[]> {
  const { days, orders, products, members } = options;
  const channels = Object.keys(VISITORS);
  const shares = cumulate(Object.values(VISITORS).map(({ share }) => share));
  const shown = products.filter(({ draft, archive }) => draft.status === 'active' && archive === null);
  const popular = cumulate(shown.map(({ weight }) => weight));
  const skuShown = () => shown[random.weighted(popular)]?.variants[0]?.sku ?? null;
  const reviews = new Map<number, EventInput[]>();

  for (const [day, visits] of visitsPerDay(random, options)) {
    const name = days.name(day);
    const start = days.start(day);
    const compact = name.replaceAll('-', '');
    const today: EventInput[] = [...(reviews.get(day) ?? [])];
    let sessions = 0;
    const session = (channel: string, member: SeedMember | null) => {
      const id = channel === 'store' ? null : `S${compact}-${++sessions}`;
      const source = random.pick(VISITORS[channel]?.sources ?? [null]);
      return (type: EventType, at: number, more: Partial<EventInput> = {}) =>
        void today.push({
          externalId: '',
          type,
          at: Math.min(Math.max(Math.round(at), start), days.now),
          channel,
          source,
          session: id,
          memberExternalId: member?.externalId ?? null,
          sku: null,
          detail: null,
          ...more,
        });
    };

    const placed = orders.get(day) ?? [];
    for (const { input, member, placedAt, lines, deliveredAt } of placed) {
      const happened = session(input.channel, member);
      if (input.channel === 'store') {
        happened('visit', placedAt - random.int(4, 30) * MINUTE);
        continue;
      }
      const length = random.between(2, 16) * MINUTE;
      happened('visit', placedAt - length);
      if (member && random.chance(0.35)) happened('sign_in', placedAt - length * 0.9);
      if (random.chance(0.25))
        happened('search', placedAt - length * 0.85, {
          detail: { query: random.pick(SEARCHES)[random.chance(0.85) ? 1 : 0] },
        });
      for (const { sku } of lines.slice(0, random.int(1, 2)))
        happened('product_view', placedAt - length * random.between(0.5, 0.8), { sku });
      happened('add_to_cart', placedAt - length * 0.35, { sku: lines[0]?.sku ?? null });
      happened('checkout', placedAt - length * 0.12);
      const reviewedAt = (deliveredAt ?? days.now) + random.int(1, 9) * DAY;
      if (deliveredAt !== null && reviewedAt < days.now && random.chance(0.07)) {
        const later = day + Math.floor((reviewedAt - start) / DAY);
        const review: EventInput = {
          externalId: '',
          type: 'review',
          at: reviewedAt,
          channel: input.channel,
          source: null,
          session: null,
          memberExternalId: member?.externalId ?? null,
          sku: lines[0]?.sku ?? null,
          detail: { rating: random.pick([5, 5, 5, 5, 4, 4, 3, 2]) },
        };
        reviews.set(later, [...(reviews.get(later) ?? []), review]);
      }
    }

    const passed = day === days.last ? days.now - start : DAY;
    for (let at = placed.length; at < visits; at++) {
      const channel = channels[random.weighted(shares)] ?? 'web';
      const share = day === days.last ? elapsedShare(name, channel, passed) : 1;
      const time = start + timeOfShare(name, channel, random.next() * share);
      const somebody = random.chance(channel === 'app' || channel === 'wechat' ? 0.4 : 0.1)
        ? random.pick(members)
        : null;
      const member = channel !== 'store' && somebody && somebody.joined < day ? somebody : null;
      const happened = session(channel, member);
      happened('visit', time);
      if (channel === 'store') continue;
      const what = random.next();
      if (what < 0.06) happened('product_view', time + MINUTE, { sku: skuShown() });
      if (what < 0.014) happened('add_to_cart', time + 2 * MINUTE, { sku: skuShown() });
      if (what < 0.005) happened('checkout', time + 4 * MINUTE);
      if (what > 0.985)
        happened('search', time + MINUTE / 2, {
          detail: { query: random.pick(SEARCHES)[random.chance(0.85) ? 1 : 0] },
        });
      else if (what > 0.98) happened('share', time + 3 * MINUTE, { sku: skuShown(), detail: { to: 'wechat' } });
      else if (what > 0.955 && member) happened('sign_in', time + MINUTE / 3);
    }
    today.sort((a, b) => a.at - b.at);
    yield today.map((event, at) => ({ ...event, externalId: `E${compact}-${at + 1}` }));
  }
}
