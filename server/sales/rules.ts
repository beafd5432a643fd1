/** What an order and its returns contribute to the rollups. Pure; the rollups are sums of these over all bundles. */
import { monthOf, weekOf } from '../settings/days.ts';

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
  order: { countedOn: string | null; lines: SoldLine[] } | null;
  returns: ReturnFacts[];
}

export const ALL_CHANNELS = '';
export const ALL_CATEGORIES = 0;

/** Additive columns of `sales_days`. */
export interface DaySums {
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
const noSums = (): DaySums => ({
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

/** What changes in a row of `buyer_days`. */
export interface BuyerDay {
  memberId: number;
  channel: string;
  categoryId: number;
  day: string;
  orders: number;
}

const SEPARATOR = '\u001f';
/** Changes to apply, by key: sums of a channel, category and day; counted orders of a member within them. */
export class Changes {
  readonly sums = new Map<string, DaySums>();
  readonly buyerDays = new Map<string, BuyerDay>();

  at(channel: string, categoryId: number, day: string): DaySums {
    const key = `${channel}${SEPARATOR}${categoryId}${SEPARATOR}${day}`;
    let sums = this.sums.get(key);
    if (!sums) this.sums.set(key, (sums = noSums()));
    return sums;
  }

  buyer(memberId: number, channel: string, categoryId: number, day: string, orders: number) {
    const key = `${memberId}${SEPARATOR}${channel}${SEPARATOR}${categoryId}${SEPARATOR}${day}`;
    const known = this.buyerDays.get(key);
    if (known) known.orders += orders;
    else this.buyerDays.set(key, { memberId, channel, categoryId, day, orders });
  }
}
export const splitKey = (key: string) => key.split(SEPARATOR);

/** Ancestors of a category, itself included; [] for one that is gone. */
export type Ancestors = (categoryId: number) => readonly number[];

/** Adds a bundle's contributions `sign` times (1 to add, -1 to take away). `only` limits them to those categories. */
export const contribute = (changes: Changes, bundle: Bundle, ancestors: Ancestors, sign: 1 | -1) => {
  const channels = [ALL_CHANNELS, bundle.channel];
  const { order } = bundle;
  if (order?.countedOn) {
    const day = order.countedOn;
    const byCategory = new Map<number, { units: number; revenue: number; discount: number }>();
    const add = (categoryId: number, line: SoldLine) => {
      const sums = byCategory.get(categoryId);
      if (sums) {
        sums.units += line.quantity;
        sums.revenue += line.paid;
        sums.discount += line.discount;
      } else byCategory.set(categoryId, { units: line.quantity, revenue: line.paid, discount: line.discount });
    };
    for (const line of order.lines) {
      add(ALL_CATEGORIES, line);
      if (line.categoryId !== null) for (const categoryId of ancestors(line.categoryId)) add(categoryId, line);
    }
    for (const [categoryId, sold] of byCategory) {
      // Within a category an order counts when something of it was paid for.
      const counts = sold.revenue > 0;
      for (const channel of channels) {
        const sums = changes.at(channel, categoryId, day);
        sums.units += sign * sold.units;
        sums.revenue += sign * sold.revenue;
        sums.discount += sign * sold.discount;
        if (!counts) continue;
        sums.orders += sign;
        if (bundle.memberId === null) continue;
        sums.memberOrders += sign;
        changes.buyer(bundle.memberId, channel, categoryId, day, sign);
      }
    }
  }
  for (const returned of bundle.returns) {
    if (!returned.countedOn) continue;
    for (const line of returned.lines) {
      const categories = [ALL_CATEGORIES, ...(line.categoryId === null ? [] : ancestors(line.categoryId))];
      for (const categoryId of categories) {
        for (const channel of channels)
          changes.at(channel, categoryId, returned.countedOn).returned += sign * line.amount;
      }
    }
  }
};

/** What one member's gap adds to the distinct-buyer columns of its day. */
export const countGap = (sums: DaySums, day: string, previousDay: string, weekStart: number, times: number) => {
  sums.buyers += times;
  if (previousDay < weekOf(day, weekStart)) sums.weekBuyers += times;
  if (previousDay < monthOf(day)) sums.monthBuyers += times;
  if (previousDay === '') sums.newBuyers += times;
};
