/** The lines of orders by the ids under which returns name them. Pure. */
import type { LineIssue } from '#contract/orders/sales';
import { idsOfLines, type LineIdentity } from '../lines/rules.ts';
import { type BookableLine, isFree } from '../sales/lineAccount.ts';

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
  /** Whether the order has arrived. Of one that has not, lines are known only if it was redeemed. */
  isKnown: boolean;
  /** By any id that names it; the position is null for a redeemed line that no line of the order has all units of. */
  byId: ReadonlyMap<string, Named>;
}

type Named = { id: string; sku: string | null; position: number | null };

/** By number too, for returns that named a line before the store sent an id of its own. */
const byIds = (ordered: readonly OrderedLine[]) => {
  const named = idsOfLines(ordered).map((id, position): [OrderedLine | undefined, Named] => [
    ordered[position],
    { id, sku: ordered[position]?.sku ?? null, position },
  ]);
  const byNumber = named.map(([line, one]): [string, Named] => [String(line?.number), one]);
  return [...byNumber, ...named.map(([, one]): [string, Named] => [one.id, one])];
};
/** By the store's own ids; a line that was redeemed is known by the id of the quote. */
const byOwnIds = (ordered: readonly OrderedLine[], quoted: ReadonlyMap<number, string>) =>
  ordered.flatMap(({ lineId, sku }, position): [string, Named][] =>
    lineId === null ? [] : [[lineId, { id: quoted.get(position) ?? lineId, sku, position }]],
  );

/**
 * By the ids of the quote for a redeemed order, else by their numbers; and by the store's own ids in the order. The ids of
 * the quote come first.
 */
export const toOrderLines = (
  redeemed: readonly NamedLine[] | undefined,
  ordered: readonly OrderedLine[] | undefined,
): OrderLines => {
  const lines = ordered ?? [];
  if (!redeemed) return { isKnown: ordered !== undefined, byId: new Map(byIds(lines)) };
  const pairs = pairWithOrdered(redeemed, lines);
  const quoted = new Map<number, string>();
  const ofQuote = redeemed.map(({ id, sku, quantity }, index): [string, Named] => {
    const position = pairs[index] ?? null;
    if (position !== null) quoted.set(position, id);
    // Split over several lines it is none of them: its SKU alone limits it.
    const isWhole = position !== null && (lines[position]?.quantity ?? 0) >= quantity;
    return [id, { id, sku, position: isWhole ? position : null }];
  });
  return {
    isKnown: ordered !== undefined,
    byId: new Map([...byOwnIds(lines, quoted), ...ofQuote]),
  };
};

/** What a returned line says of the line that it is of. */
interface Naming {
  id?: string | null | undefined;
  sku: string | null;
}
/** The columns of a returned line that follow from the lines of its order. */
interface NamedAs {
  lineId: string | null;
  sku: string | null;
  orderPosition: number | null;
  lineIssue: LineIssue | null;
}

/** The line that returned goods name, the same whichever of return and order came first. */
export const toNamed = ({ id, sku }: Naming, lines: OrderLines | undefined): NamedAs => {
  if (!id) return { lineId: null, sku, orderPosition: null, lineIssue: null };
  const named = lines?.byId.get(id);
  const isOfSku = named !== undefined && (sku === null || sku === named.sku);
  if (isOfSku)
    return { lineId: named.id, sku: named.sku, orderPosition: named.position, lineIssue: null };
  const issue = named ? 'lineOfOtherSku' : 'unknownLine';
  return { lineId: id, sku, orderPosition: null, lineIssue: lines?.isKnown ? issue : null };
};
