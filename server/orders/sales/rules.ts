/** What an order and its returns contribute to the rollups. Pure; the rollups are sums of these over all bundles. */
import type { Ancestors } from '../../catalog/categoryTree/rules.ts';
import { monthOf, weekOf } from '#shared/days';

export interface SoldLine {
  categoryId: number | null;
  quantity: number;
  paid: number;
  discount: number;
}
export interface ReturnFacts {
  countedOn: string | null;
  lines: { categoryId: number | null; amount: number }[];
}
/** An order with its returns, or returns whose order has not come (order null). Amounts in minor units. */
export interface Bundle {
  channel: string;
  memberId: number | null;
  order: { id: number; countedOn: string | null; paidAt: number | null; lines: SoldLine[] } | null;
  returns: ReturnFacts[];
}

export const ALL_CHANNELS = '';
export const ALL_CATEGORIES = 0;

/** What changes in a row of `sales_days`. */
export interface DaySums {
  day: string;
  channel: string;
  categoryId: number;
  orders: number;
  memberOrders: number;
  units: number;
  revenue: number;
  discount: number;
  returned: number;
  buyers: number;
  weekBuyers: number;
  monthBuyers: number;
  newBuyers: number;
}
const noSums = (channel: string, categoryId: number, day: string): DaySums => ({
  day,
  channel,
  categoryId,
  orders: 0,
  memberOrders: 0,
  units: 0,
  revenue: 0,
  discount: 0,
  returned: 0,
  buyers: 0,
  weekBuyers: 0,
  monthBuyers: 0,
  newBuyers: 0,
});
export const isNothing = (sums: DaySums): boolean =>
  sums.orders === 0 &&
  sums.memberOrders === 0 &&
  sums.units === 0 &&
  sums.revenue === 0 &&
  sums.discount === 0 &&
  sums.returned === 0 &&
  sums.buyers === 0 &&
  sums.weekBuyers === 0 &&
  sums.monthBuyers === 0 &&
  sums.newBuyers === 0;

/** What a member's own sums change by. */
export interface MemberSums {
  orders: number;
  revenue: number;
  returned: number;
  /** First and last payment of the orders that are added; null without any. */
  firstPaidAt: number | null;
  lastPaidAt: number | null;
  /** An order no longer counts: the first and the last payment have to be read from the orders. */
  hasRemovals: boolean;
}

/** Changes to apply: sums by channel, category and day; sums by member. */
export class Changes {
  readonly sums: DaySums[] = [];
  readonly members = new Map<number, MemberSums>();
  // Maps in maps: a joined key for each of an order's fifteen scopes costs more than everything else here.
  readonly #days = new Map<string, Map<string, Map<number, DaySums>>>();

  daySums(channel: string, categoryId: number, day: string): DaySums {
    let channels = this.#days.get(day);
    if (!channels) this.#days.set(day, (channels = new Map()));
    let categories = channels.get(channel);
    if (!categories) channels.set(channel, (categories = new Map()));
    let sums = categories.get(categoryId);
    if (!sums) {
      categories.set(categoryId, (sums = noSums(channel, categoryId, day)));
      this.sums.push(sums);
    }
    return sums;
  }

  memberSums(id: number): MemberSums {
    let sums = this.members.get(id);
    if (!sums) {
      sums = {
        orders: 0,
        revenue: 0,
        returned: 0,
        firstPaidAt: null,
        lastPaidAt: null,
        hasRemovals: false,
      };
      this.members.set(id, sums);
    }
    return sums;
  }
}

const countOrder = (member: MemberSums, paidAt: number | null, sign: 1 | -1) => {
  member.orders += sign;
  if (sign < 0) member.hasRemovals = true;
  else if (paidAt !== null) {
    member.firstPaidAt = Math.min(member.firstPaidAt ?? paidAt, paidAt);
    member.lastPaidAt = Math.max(member.lastPaidAt ?? paidAt, paidAt);
  }
};

/** What was sold of an order in each category, ancestors and ALL_CATEGORIES included. */
const sumByCategory = (lines: readonly SoldLine[], ancestors: Ancestors) => {
  const byCategory = new Map<number, { units: number; revenue: number; discount: number }>();
  const add = (categoryId: number, { quantity, paid, discount }: SoldLine) => {
    const sums = byCategory.get(categoryId);
    if (sums) {
      sums.units += quantity;
      sums.revenue += paid;
      sums.discount += discount;
    } else byCategory.set(categoryId, { units: quantity, revenue: paid, discount });
  };
  for (const line of lines) {
    add(ALL_CATEGORIES, line);
    if (line.categoryId !== null)
      for (const categoryId of ancestors(line.categoryId)) add(categoryId, line);
  }
  return byCategory;
};

/** How a bundle counts: for which member, in which ancestors of its categories, and with which sign. */
interface Contribution {
  member: MemberSums | null;
  ancestors: Ancestors;
  sign: 1 | -1;
}

const contributeOrder = (
  changes: Changes,
  { channel: ownChannel, order }: Bundle,
  { member, ancestors, sign }: Contribution,
) => {
  if (!order?.countedOn) return;
  if (member) {
    for (const { paid } of order.lines) member.revenue += sign * paid;
    countOrder(member, order.paidAt, sign);
  }
  for (const [categoryId, sold] of sumByCategory(order.lines, ancestors)) {
    // Within a category an order counts when something of it was paid for.
    const orders = sold.revenue > 0 ? sign : 0;
    for (const channel of [ALL_CHANNELS, ownChannel]) {
      const sums = changes.daySums(channel, categoryId, order.countedOn);
      sums.units += sign * sold.units;
      sums.revenue += sign * sold.revenue;
      sums.discount += sign * sold.discount;
      sums.orders += orders;
      if (member) sums.memberOrders += orders;
    }
  }
};

const contributeReturn = (
  changes: Changes,
  ownChannel: string,
  { countedOn, lines }: ReturnFacts,
  { member, ancestors, sign }: Contribution,
) => {
  if (!countedOn) return;
  for (const { categoryId: lowest, amount } of lines) {
    if (member) member.returned += sign * amount;
    for (const categoryId of [ALL_CATEGORIES, ...(lowest === null ? [] : ancestors(lowest))]) {
      for (const channel of [ALL_CHANNELS, ownChannel])
        changes.daySums(channel, categoryId, countedOn).returned += sign * amount;
    }
  }
};

/** Adds a bundle's contributions (sign 1) or takes them away (sign -1). Distinct buyers are no sum: see purchases.ts. */
export const contribute = (
  changes: Changes,
  bundle: Bundle,
  ancestors: Ancestors,
  sign: 1 | -1,
) => {
  const member = bundle.memberId === null ? null : changes.memberSums(bundle.memberId);
  const contribution = { member, ancestors, sign };
  contributeOrder(changes, bundle, contribution);
  for (const returned of bundle.returns)
    contributeReturn(changes, bundle.channel, returned, contribution);
};

/** What one member's gap adds to the distinct-buyer columns of its day. */
export const countGap = (sums: DaySums, previousDay: string, weekStart: number, times: number) => {
  const { day } = sums;
  sums.buyers += times;
  if (previousDay < weekOf(day, weekStart)) sums.weekBuyers += times;
  if (previousDay < monthOf(day)) sums.monthBuyers += times;
  if (previousDay === '') sums.newBuyers += times;
};
