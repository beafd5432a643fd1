/** Derives from changed bundles the purchases that change the numbers of distinct buyers. Pure. */
import type { Bundle } from './bundle.ts';

/** A counted order of a member: its day, and the categories of its paid lines (null for lines without a category). */
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

/** The orders whose buyer, day, channel or categories changed; only these change numbers of distinct buyers. */
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
