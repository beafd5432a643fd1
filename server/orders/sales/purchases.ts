/** What members bought on which days, in every channel and category, and what that says about distinct buyers. Pure. */
import type { Ancestors } from '../../catalog/categoryTree/rules.ts';
import { ALL_CATEGORIES, ALL_CHANNELS, type Bundle } from './rules.ts';

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
export const changedPurchases = (
  before: readonly Bundle[],
  after: readonly Bundle[],
): ChangedPurchase[] => {
  const orders = new Map<number, ChangedPurchase>();
  for (const bundle of before) {
    if (bundle.order)
      orders.set(bundle.order.id, {
        orderId: bundle.order.id,
        before: purchaseOf(bundle),
        after: null,
      });
  }
  for (const bundle of after) {
    if (!bundle.order) continue;
    const { id } = bundle.order;
    orders.set(id, {
      orderId: id,
      before: orders.get(id)?.before ?? null,
      after: purchaseOf(bundle),
    });
  }
  return [...orders.values()].filter(({ before: was, after: is }) => !isSame(was, is));
};

/** Buying days within one channel and category. */
interface ScopeDays {
  /** The nearest days of orders that stay as they are, before the first and after the last change; '' = none known. */
  earlier: string;
  later: string;
  /** Of such orders between the changes, of orders as they were, and as they are. */
  kept: string[];
  before: string[];
  after: string[];
}
/** A buying day that comes (+1) or goes (-1), with the one before it: '' = none. */
export type CountGap = (
  channel: string,
  categoryId: number,
  day: string,
  previousDay: string,
  times: 1 | -1,
) => void;

/** Each of these days with the one before it. */
const previousDays = ({ earlier, kept, later }: ScopeDays, changed: readonly string[]) => {
  const previous = new Map<string, string>();
  let last = earlier;
  const between =
    kept.length + changed.length > 1
      ? [...kept, ...changed].sort()
      : changed.length > 0
        ? changed
        : kept;
  for (const day of between) {
    if (day !== last) previous.set(day, last);
    last = day;
  }
  if (later !== '') previous.set(later, last);
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

  /** Something changes on this day: to be said of all of them before anything else. */
  span(day: string) {
    if (day < this.first) this.first = day;
    if (day > this.last) this.last = day;
  }

  change({ day, channel, categoryIds }: Purchase, side: 'before' | 'after', ancestors: Ancestors) {
    const scopes = new Set([ALL_CATEGORIES]);
    for (const id of categoryIds)
      if (id !== null) for (const ancestor of ancestors(id)) scopes.add(ancestor);
    for (const name of [ALL_CHANNELS, channel]) {
      let within = this.#scopes.get(name);
      if (!within) this.#scopes.set(name, (within = new Map()));
      for (const scope of scopes) {
        let days = within.get(scope);
        if (!days)
          within.set(scope, (days = { earlier: '', later: '', kept: [], before: [], after: [] }));
        days[side].push(day);
      }
    }
  }

  #keep(days: ScopeDays | undefined, day: string) {
    if (!days) return;
    if (day < this.first) {
      if (day > days.earlier) days.earlier = day;
    } else if (day > this.last) {
      if (days.later === '' || day < days.later) days.later = day;
    } else days.kept.push(day);
  }

  /** An order that stays as it is, in these categories (ancestors are added). */
  keep({ day, channel, categoryIds }: Omit<Purchase, 'memberId'>, ancestors: Ancestors) {
    for (const name of [ALL_CHANNELS, channel]) {
      const within = this.#scopes.get(name);
      if (!within) continue;
      this.#keep(within.get(ALL_CATEGORIES), day);
      for (const id of categoryIds)
        if (id !== null)
          for (const ancestor of ancestors(id)) this.#keep(within.get(ancestor), day);
    }
  }

  /**
   * Is enough known? Where orders before (after) a day were left out, each scope needs one before (after) its changes.
   */
  reaches({ allEarlier, allLater }: { allEarlier: boolean; allLater: boolean }): boolean {
    if (allEarlier && allLater) return true;
    for (const within of this.#scopes.values()) {
      for (const { earlier, later } of within.values()) {
        if ((!allEarlier && earlier === '') || (!allLater && later === '')) return false;
      }
    }
    return true;
  }

  /** Forgets what is kept, to be told more of it. */
  forget() {
    for (const within of this.#scopes.values())
      for (const days of within.values()) Object.assign(days, { earlier: '', later: '', kept: [] });
  }

  /** The gaps that come and go. */
  gaps(count: CountGap) {
    for (const [channel, within] of this.#scopes) {
      for (const [categoryId, days] of within) {
        const was = previousDays(days, days.before);
        const is = previousDays(days, days.after);
        for (const [day, previous] of was)
          if (is.get(day) !== previous) count(channel, categoryId, day, previous, -1);
        for (const [day, previous] of is)
          if (was.get(day) !== previous) count(channel, categoryId, day, previous, 1);
      }
    }
  }
}
