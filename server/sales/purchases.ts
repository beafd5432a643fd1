/** What members bought on which days, in every channel and category, and what that says about distinct buyers. Pure. */
import { ALL_CATEGORIES, ALL_CHANNELS, type Ancestors, type Bundle } from './rules.ts';

/** A counted order of a member: its day, and the categories of the lines that were paid for (null = in none). */
export interface Purchase {
  memberId: number;
  day: string;
  channel: string;
  categoryIds: readonly (number | null)[];
}
export interface ChangedPurchase {
  orderId: number;
  before: Purchase | null;
  after: Purchase | null;
}

const purchaseOf = ({ memberId, channel, order }: Bundle): Purchase | null => {
  if (memberId === null || !order?.countedOn) return null;
  const paid = order.lines.flatMap(({ categoryId, paid }) => (paid > 0 ? [categoryId] : []));
  const categoryIds = paid.length > 1 ? [...new Set(paid)].sort() : paid;
  return paid.length === 0 ? null : { memberId, day: order.countedOn, channel, categoryIds };
};
const isSame = (one: Purchase | null, other: Purchase | null) =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.memberId === other.memberId &&
    one.day === other.day &&
    one.channel === other.channel &&
    one.categoryIds.join() === other.categoryIds.join());

/** The orders whose buyer, day, channel or categories are others now; the rest say of distinct buyers what they said. */
export const changedPurchases = (before: readonly Bundle[], after: readonly Bundle[]): ChangedPurchase[] => {
  const orders = new Map<number, ChangedPurchase>();
  for (const bundle of before) {
    if (bundle.order)
      orders.set(bundle.order.id, { orderId: bundle.order.id, before: purchaseOf(bundle), after: null });
  }
  for (const bundle of after) {
    if (!bundle.order) continue;
    const { id } = bundle.order;
    orders.set(id, { orderId: id, before: orders.get(id)?.before ?? null, after: purchaseOf(bundle) });
  }
  return [...orders.values()].filter(({ before: was, after: is }) => !isSame(was, is));
};

/** Days within one channel and category: of orders that stay as they are, and of those that change. */
interface ScopeDays {
  kept: string[];
  before: string[];
  after: string[];
}
/** A buying day that comes (+1) or goes (-1), with the one before it: '' = none. */
export type CountGap = (channel: string, categoryId: number, day: string, previousDay: string, times: 1 | -1) => void;

const previousDays = (days: readonly string[]) => {
  const previous = new Map<string, string>();
  let last = '';
  for (const day of [...days].sort()) {
    if (day !== last) previous.set(day, last);
    last = day;
  }
  return previous;
};

/** The buying days of one member, in the channels and categories in which they change. */
export class MemberDays {
  readonly memberId: number;
  /** First and last day on which something changes. */
  first = '9999';
  last = '';
  readonly #scopes = new Map<string, Map<number, ScopeDays>>();

  constructor(memberId: number) {
    this.memberId = memberId;
  }

  /** Something changes on this day. */
  span(day: string) {
    if (day < this.first) this.first = day;
    if (day > this.last) this.last = day;
  }

  change({ day, channel, categoryIds }: Purchase, side: 'before' | 'after', ancestors: Ancestors) {
    const scopes = new Set([ALL_CATEGORIES]);
    for (const id of categoryIds) if (id !== null) for (const ancestor of ancestors(id)) scopes.add(ancestor);
    for (const name of [ALL_CHANNELS, channel]) {
      let within = this.#scopes.get(name);
      if (!within) this.#scopes.set(name, (within = new Map()));
      for (const scope of scopes) {
        let days = within.get(scope);
        if (!days) within.set(scope, (days = { kept: [], before: [], after: [] }));
        days[side].push(day);
      }
    }
  }

  /** A paid line of an order that stays as it is, sold in these categories (ancestors included). */
  keep(day: string, channel: string, categoryIds: readonly number[]) {
    for (const name of [ALL_CHANNELS, channel]) {
      const within = this.#scopes.get(name);
      within?.get(ALL_CATEGORIES)?.kept.push(day);
      if (within) for (const id of categoryIds) within.get(id)?.kept.push(day);
    }
  }

  /**
   * Do the days kept reach far enough? Where orders before (after) a day were left out, each scope needs one before
   * (after) its changes.
   */
  reaches({ allEarlier, allLater }: { allEarlier: boolean; allLater: boolean }): boolean {
    if (allEarlier && allLater) return true;
    for (const within of this.#scopes.values()) {
      for (const { kept } of within.values()) {
        if (!allEarlier && !kept.some((day) => day < this.first)) return false;
        if (!allLater && !kept.some((day) => day > this.last)) return false;
      }
    }
    return true;
  }

  /** Forgets the days kept, to be told more of them. */
  forget() {
    for (const within of this.#scopes.values()) for (const days of within.values()) days.kept = [];
  }

  /** The gaps that come and go. */
  gaps(count: CountGap) {
    for (const [channel, within] of this.#scopes) {
      for (const [categoryId, { kept, before, after }] of within) {
        const was = previousDays([...kept, ...before]);
        const is = previousDays([...kept, ...after]);
        for (const [day, previous] of was) if (is.get(day) !== previous) count(channel, categoryId, day, previous, -1);
        for (const [day, previous] of is) if (was.get(day) !== previous) count(channel, categoryId, day, previous, 1);
      }
    }
  }
}
