/** Adds the contributions of an order to the sums of its categories and their ancestors. Pure. */
import type { Ancestors } from '../../catalog/categoryTree/rules.ts';
import type { Changes, MemberSums } from './changes.ts';
import type { Bundle, SoldLine } from './bundle.ts';
import { ALL_CATEGORIES, ALL_CHANNELS } from './daySums.ts';

const countOrder = (member: MemberSums, paidAt: number | null, sign: 1 | -1) => {
  member.orders += sign;
  if (sign < 0) member.hasRemovals = true;
  else if (paidAt !== null) {
    member.firstPaidAt = Math.min(member.firstPaidAt ?? paidAt, paidAt);
    member.lastPaidAt = Math.max(member.lastPaidAt ?? paidAt, paidAt);
  }
};

interface Sold {
  units: number;
  revenue: number;
  discount: number;
  revenueWithCost: number;
  cost: number;
}

/** What an order sold in each category, including ancestors and ALL_CATEGORIES. */
const sumByCategory = (lines: readonly SoldLine[], ancestors: Ancestors) => {
  const byCategory = new Map<number, Sold>();
  const add = (categoryId: number, { quantity, paid, discount, cost }: SoldLine) => {
    let sums = byCategory.get(categoryId);
    if (!sums) {
      sums = { units: 0, revenue: 0, discount: 0, revenueWithCost: 0, cost: 0 };
      byCategory.set(categoryId, sums);
    }
    sums.units += quantity;
    sums.revenue += paid;
    sums.discount += discount;
    if (cost === null) return;
    sums.revenueWithCost += paid;
    sums.cost += quantity * cost;
  };
  for (const line of lines) {
    add(ALL_CATEGORIES, line);
    if (line.categoryId !== null)
      for (const categoryId of ancestors(line.categoryId)) add(categoryId, line);
  }
  return byCategory;
};

/** How a bundle contributes: for which member, with which ancestors of its categories, and with which sign. */
export interface Contribution {
  member: MemberSums | null;
  ancestors: Ancestors;
  sign: 1 | -1;
}

export const contributeOrder = (
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
    // Within a category an order counts if one of its lines there was paid for.
    const orders = sold.revenue > 0 ? sign : 0;
    for (const channel of [ALL_CHANNELS, ownChannel]) {
      const sums = changes.daySums(channel, categoryId, order.countedOn);
      sums.units += sign * sold.units;
      sums.revenue += sign * sold.revenue;
      sums.discount += sign * sold.discount;
      sums.revenueWithCost += sign * sold.revenueWithCost;
      sums.cost += sign * sold.cost;
      sums.orders += orders;
      if (member) sums.memberOrders += orders;
    }
  }
};
