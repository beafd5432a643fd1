/** Which tickets may be the same request once more. Pure. */
import { SIMILAR_DAYS } from '#contract/service/linking';
import { DAY_MS } from '#shared/days';

export interface Compared {
  /** Who the customer is; null where that is not known. */
  personId: number | null;
  orderExternalId: string | null;
  openedAt: number;
}

/**
 * The same customer within some days, unless both name different orders; of customers who are not known, the same order. Two
 * customers never have one request.
 */
export const mayRepeat = (one: Compared, other: Compared): boolean => {
  if (Math.abs(one.openedAt - other.openedAt) > SIMILAR_DAYS * DAY_MS) return false;
  const areBothKnown = one.personId !== null && other.personId !== null;
  if (areBothKnown && one.personId !== other.personId) return false;
  const isSameOrder = one.orderExternalId !== null && one.orderExternalId === other.orderExternalId;
  const areOtherOrders =
    one.orderExternalId !== null && other.orderExternalId !== null && !isSameOrder;
  return areBothKnown ? !areOtherOrders : isSameOrder;
};

/** Whether a ticket would be below itself; `parentsOf` are those of which a ticket is a part. */
export const isLoop = (
  childId: number,
  parentId: number,
  parentsOf: ReadonlyMap<number, readonly number[]>,
): boolean => {
  const seen = new Set<number>();
  const above = [parentId];
  for (let id = above.pop(); id !== undefined; id = above.pop()) {
    if (id === childId) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    above.push(...(parentsOf.get(id) ?? []));
  }
  return false;
};
