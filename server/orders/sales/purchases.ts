/** The days on which members bought, in every channel and category, from which distinct buyers are counted. Pure. */
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

/** The orders whose buyer, day, channel or categories changed; the others change no number of distinct buyers. */
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
  /** The nearest days of unchanged orders before the first and after the last change; '' = none known. */
  earlier: string;
  later: string;
  /** Days of unchanged orders between the changes, of changed orders before the change, and after it. */
  unchanged: string[];
  before: string[];
  after: string[];
}
/** Receives a buying day that is added (1) or removed (-1), with the buying day before it ('' = none). */
export type CountGap = (
  channel: string,
  categoryId: number,
  day: string,
  previousDay: string,
  times: 1 | -1,
) => void;

/** Each of these days with the one before it. */
const previousDays = ({ earlier, unchanged, later }: ScopeDays, changed: readonly string[]) => {
  const previous = new Map<string, string>();
  let last = earlier;
  const between =
    unchanged.length + changed.length > 1
      ? [...unchanged, ...changed].sort()
      : changed.length > 0
        ? changed
        : unchanged;
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

  /** Extends the changed days by this one; call it for all of them before the other methods. */
  extend(day: string) {
    if (day < this.first) this.first = day;
    if (day > this.last) this.last = day;
  }

  addChange(
    { day, channel, categoryIds }: Purchase,
    side: 'before' | 'after',
    ancestors: Ancestors,
  ) {
    const scopes = new Set([ALL_CATEGORIES]);
    for (const id of categoryIds)
      if (id !== null) for (const ancestor of ancestors(id)) scopes.add(ancestor);
    for (const name of [ALL_CHANNELS, channel]) {
      let within = this.#scopes.get(name);
      if (!within) this.#scopes.set(name, (within = new Map()));
      for (const scope of scopes) {
        let days = within.get(scope);
        if (!days)
          within.set(
            scope,
            (days = { earlier: '', later: '', unchanged: [], before: [], after: [] }),
          );
        days[side].push(day);
      }
    }
  }

  #addUnchanged(days: ScopeDays | undefined, day: string) {
    if (!days) return;
    if (day < this.first) {
      if (day > days.earlier) days.earlier = day;
    } else if (day > this.last) {
      if (days.later === '' || day < days.later) days.later = day;
    } else days.unchanged.push(day);
  }

  /** Adds an unchanged order of these categories (ancestors are added). */
  addUnchanged({ day, channel, categoryIds }: Omit<Purchase, 'memberId'>, ancestors: Ancestors) {
    for (const name of [ALL_CHANNELS, channel]) {
      const within = this.#scopes.get(name);
      if (!within) continue;
      this.#addUnchanged(within.get(ALL_CATEGORIES), day);
      for (const id of categoryIds)
        if (id !== null)
          for (const ancestor of ancestors(id)) this.#addUnchanged(within.get(ancestor), day);
    }
  }

  /**
   * Whether enough unchanged orders are known: where earlier (later) orders were not read, each scope needs at least one
   * before (after) its changes.
   */
  isComplete({ allEarlier, allLater }: { allEarlier: boolean; allLater: boolean }): boolean {
    if (allEarlier && allLater) return true;
    for (const within of this.#scopes.values()) {
      for (const { earlier, later } of within.values()) {
        if ((!allEarlier && earlier === '') || (!allLater && later === '')) return false;
      }
    }
    return true;
  }

  /** Removes the unchanged orders, so that more of them can be added. */
  removeUnchanged() {
    for (const within of this.#scopes.values())
      for (const days of within.values())
        Object.assign(days, { earlier: '', later: '', unchanged: [] });
  }

  /** Calls `count` with every gap that is added or removed. */
  forEachGap(count: CountGap) {
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
