/** The lines of orders by the ids under which returns name them. Pure. */
import type { BookableLine } from '../sales/bookReturns.ts';

/** A line as the value of a return names it. */
export interface NamedLine extends BookableLine {
  id: string;
}

/** The ids of an order that was not redeemed: its lines are numbered from 1. */
export const numberedId = (position: number): string => String(position + 1);

const isFree = ({ paid }: BookableLine) => paid === 0;

/**
 * The index in `ordered` of each line: of the lines of its SKU that no other has, one with the same units and money, else
 * with the same units, else the first; one that was free, such as a gift, last for what was paid. Null for a line that
 * was not ordered.
 */
export const pairWithOrdered = (
  lines: readonly BookableLine[],
  ordered: readonly BookableLine[],
): (number | null)[] => {
  const pairs = lines.map((): number | null => null);
  const free = new Set(ordered.keys());
  const isSame = [
    (one: BookableLine, other: BookableLine) =>
      one.quantity === other.quantity && one.paid === other.paid,
    (one: BookableLine, other: BookableLine) =>
      one.quantity === other.quantity && isFree(one) === isFree(other),
    (one: BookableLine, other: BookableLine) => isFree(one) === isFree(other),
    (one: BookableLine, other: BookableLine) => one.quantity === other.quantity,
    () => true,
  ];
  for (const same of isSame)
    lines.forEach((line, index) => {
      if (pairs[index] !== null) return;
      for (const position of free) {
        const other = ordered[position];
        if (other?.sku !== line.sku || !same(line, other)) continue;
        pairs[index] = position;
        free.delete(position);
        return;
      }
    });
  return pairs;
};

/** What returns may name of one order. */
export interface OrderLines {
  /** Whether the lines are known at all: of an order that has not arrived they are only if it was redeemed. */
  isKnown: boolean;
  /** By id; the position is null for a redeemed line that no line of the order has all units of. */
  byId: ReadonlyMap<string, { sku: string | null; position: number | null }>;
}

export const toOrderLines = (
  redeemed: readonly NamedLine[] | undefined,
  ordered: readonly BookableLine[] | undefined,
): OrderLines => {
  if (redeemed) {
    const pairs = pairWithOrdered(redeemed, ordered ?? []);
    const byId = redeemed.map(({ id, sku, quantity }, index) => {
      const position = pairs[index] ?? null;
      // Split over several lines it is none of them: its SKU alone limits it.
      const isWhole = position !== null && (ordered?.[position]?.quantity ?? 0) >= quantity;
      return [id, { sku, position: isWhole ? position : null }] as const;
    });
    return { isKnown: true, byId: new Map(byId) };
  }
  const byId = (ordered ?? []).map(
    ({ sku }, position) => [numberedId(position), { sku, position }] as const,
  );
  return { isKnown: ordered !== undefined, byId: new Map(byId) };
};
