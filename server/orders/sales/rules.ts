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
/** An order with its returns; or returns alone (order null) whose order never came. Amounts in minor units. */
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
  /** First and last payment of orders that came; null = none did. */
  firstPaidAt: number | null;
  lastPaidAt: number | null;
  /** An order went: first and last are to be looked for. */
  lessened: boolean;
}

/** Changes to apply: sums by channel, category and day; sums by member. */
export class Changes {
  readonly sums: DaySums[] = [];
  readonly members = new Map<number, MemberSums>();
  // Maps in maps: a joined key for each of an order's fifteen scopes costs more than everything else here.
  readonly #days = new Map<string, Map<string, Map<number, DaySums>>>();

  at(channel: string, categoryId: number, day: string): DaySums {
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

  member(id: number): MemberSums {
    let sums = this.members.get(id);
    if (!sums) {
      sums = {
        orders: 0,
        revenue: 0,
        returned: 0,
        firstPaidAt: null,
        lastPaidAt: null,
        lessened: false,
      };
      this.members.set(id, sums);
    }
    return sums;
  }
}

const countOrder = (member: MemberSums, paidAt: number | null, sign: 1 | -1) => {
  member.orders += sign;
  if (sign < 0) member.lessened = true;
  else if (paidAt !== null) {
    member.firstPaidAt = Math.min(member.firstPaidAt ?? paidAt, paidAt);
    member.lastPaidAt = Math.max(member.lastPaidAt ?? paidAt, paidAt);
  }
};

/** Adds a bundle's contributions `sign` times (1 to add, -1 to take away). Distinct buyers are no sum: see purchases. */
export const contribute = (
  changes: Changes,
  bundle: Bundle,
  ancestors: Ancestors,
  sign: 1 | -1,
) => {
  const channels = [ALL_CHANNELS, bundle.channel];
  const { order } = bundle;
  const member = bundle.memberId === null ? null : changes.member(bundle.memberId);
  if (order?.countedOn) {
    const day = order.countedOn;
    const byCategory = new Map<number, { units: number; revenue: number; discount: number }>();
    const add = (categoryId: number, line: SoldLine) => {
      const sums = byCategory.get(categoryId);
      if (sums) {
        sums.units += line.quantity;
        sums.revenue += line.paid;
        sums.discount += line.discount;
      } else
        byCategory.set(categoryId, {
          units: line.quantity,
          revenue: line.paid,
          discount: line.discount,
        });
    };
    for (const line of order.lines) {
      add(ALL_CATEGORIES, line);
      if (line.categoryId !== null)
        for (const categoryId of ancestors(line.categoryId)) add(categoryId, line);
      if (member) member.revenue += sign * line.paid;
    }
    if (member) countOrder(member, order.paidAt, sign);
    for (const [categoryId, sold] of byCategory) {
      // Within a category an order counts when something of it was paid for.
      const orders = sold.revenue > 0 ? sign : 0;
      for (const channel of channels) {
        const sums = changes.at(channel, categoryId, day);
        sums.units += sign * sold.units;
        sums.revenue += sign * sold.revenue;
        sums.discount += sign * sold.discount;
        sums.orders += orders;
        if (member) sums.memberOrders += orders;
      }
    }
  }
  for (const returned of bundle.returns) {
    if (!returned.countedOn) continue;
    for (const line of returned.lines) {
      if (member) member.returned += sign * line.amount;
      const categories = [
        ALL_CATEGORIES,
        ...(line.categoryId === null ? [] : ancestors(line.categoryId)),
      ];
      for (const categoryId of categories) {
        for (const channel of channels)
          changes.at(channel, categoryId, returned.countedOn).returned += sign * line.amount;
      }
    }
  }
};

/** What one member's gap adds to the distinct-buyer columns of its day. */
export const countGap = (sums: DaySums, previousDay: string, weekStart: number, times: number) => {
  const { day } = sums;
  sums.buyers += times;
  if (previousDay < weekOf(day, weekStart)) sums.weekBuyers += times;
  if (previousDay < monthOf(day)) sums.monthBuyers += times;
  if (previousDay === '') sums.newBuyers += times;
};
