/** The lines of orders by the ids under which returns name them. Pure. */
import { type BookableLine, isFree } from '../sales/lineAccount.ts';
import type { LineIdentity } from '../lines/rules.ts';

/** A line as the value of a return names it. */
export interface NamedLine extends BookableLine {
  id: string;
}

/** A line of an order as it was stored. */
export type OrderedLine = BookableLine & LineIdentity;

/**
 * The index in `ordered` of each line: of the lines of its SKU that no other has, the one with its id, else one with the
 * same units and money, else with the same units, else the first; one that was free, such as a gift, last for what was
 * paid. Null for a line that was not ordered.
 */
export const pairWithOrdered = (
  lines: readonly (BookableLine & { id?: string })[],
  ordered: readonly (BookableLine & { lineId?: string | null })[],
): (number | null)[] => {
  const pairs = lines.map((): number | null => null);
  const free = new Set(ordered.keys());
  type IsSame = (line: (typeof lines)[number], other: (typeof ordered)[number]) => boolean;
  const isSame: IsSame[] = [
    ({ id }, { lineId }) => id !== undefined && id === lineId,
    (one, other) => one.quantity === other.quantity && one.paid === other.paid,
    (one, other) => one.quantity === other.quantity && isFree(one) === isFree(other),
    (one, other) => isFree(one) === isFree(other),
    (one, other) => one.quantity === other.quantity,
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

type Named = { sku: string | null; position: number | null };

const byNumber = (ordered: readonly OrderedLine[]) =>
  ordered.map(({ number, sku }, position): [string, Named] => [String(number), { sku, position }]);
const byOwnId = (ordered: readonly OrderedLine[]) =>
  ordered.flatMap(({ lineId, sku }, position): [string, Named][] =>
    lineId === null ? [] : [[lineId, { sku, position }]],
  );

/** By the ids of the quote for a redeemed order, else by their numbers; and by the store's own ids in the order. */
export const toOrderLines = (
  redeemed: readonly NamedLine[] | undefined,
  ordered: readonly OrderedLine[] | undefined,
): OrderLines => {
  if (!redeemed) {
    const lines = ordered ?? [];
    return {
      isKnown: ordered !== undefined,
      byId: new Map([...byNumber(lines), ...byOwnId(lines)]),
    };
  }
  const pairs = pairWithOrdered(redeemed, ordered ?? []);
  const ofQuote = redeemed.map(({ id, sku, quantity }, index): [string, Named] => {
    const position = pairs[index] ?? null;
    // Split over several lines it is none of them: its SKU alone limits it.
    const isWhole = position !== null && (ordered?.[position]?.quantity ?? 0) >= quantity;
    return [id, { sku, position: isWhole ? position : null }];
  });
  return { isKnown: true, byId: new Map([...byOwnId(ordered ?? []), ...ofQuote]) };
};
