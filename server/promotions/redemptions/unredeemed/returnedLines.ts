/** Which units of an order's lines came back, by return messages and by what the store stated. Pure. */
import { type NamedLine, pairWithOrdered } from '../../../orders/returns/namedLines.ts';
import { bookReturns, type ReturnedGoods } from '../../../orders/sales/bookReturns.ts';
import { type BookableLine, isFree } from '../../../orders/sales/lineAccount.ts';
import { type Units, unitsIn } from '../unitsIn.ts';

/** Units of an order that came back so far, of its lines by their positions, and whether no unit of it is left. */
export interface ReturnedUnits {
  byPosition: ReadonlyMap<number | null, number>;
  isAllBack: boolean;
}

type Ordered = BookableLine & { lineId?: string | null };

/** What the store stated to have come back of the lines that were redeemed. */
export interface Statement {
  lines: readonly NamedLine[];
  stated: Units;
}

/**
 * The units that the store stated, by line of the order as it was sent: of the line that is the redeemed one, and where
 * the store split that, of others of its SKU. Null for lines that no statement can name, such as those of gifts.
 */
export const statedUnitsOf = (
  ordered: readonly Ordered[],
  { lines, stated }: Statement,
): (number | null)[] => {
  const pairs = pairWithOrdered(lines, ordered);
  const paired = new Set(pairs);
  const units = ordered.map((line, index): number | null =>
    isFree(line) && !paired.has(index) ? null : 0,
  );
  const take = (index: number, most: number): number => {
    const [line, before] = [ordered[index], units[index]];
    if (!line || before === null || before === undefined) return 0;
    const taken = Math.min(most, line.quantity - before);
    units[index] = before + taken;
    return taken;
  };
  const rests = lines.map(({ id, quantity }, index) => {
    const back = Math.min(unitsIn(stated, id), quantity);
    const pair = pairs[index];
    return back - (typeof pair === 'number' ? take(pair, back) : 0);
  });
  lines.forEach(({ sku }, index) => {
    let rest = rests[index] ?? 0;
    for (const [position, line] of ordered.entries())
      if (line.sku === sku && rest > 0) rest -= take(position, rest);
  });
  return units;
};

/** By the messages and by what was stated: of the same goods, the larger of both. `goods`: of all counted returns. */
export const toReturnedUnits = (
  ordered: readonly Ordered[],
  goods: readonly ReturnedGoods[],
  statement: Statement | null,
): ReturnedUnits => {
  const stated = statement ? statedUnitsOf(ordered, statement) : [];
  const byPosition = new Map<number | null, number>();
  for (const { index, units } of bookReturns(ordered, [goods], stated).flat(2))
    byPosition.set(index, (byPosition.get(index) ?? 0) + units);
  for (const [index, units] of stated.entries())
    byPosition.set(index, Math.max(byPosition.get(index) ?? 0, units ?? 0));
  const isAllBack = ordered.every(({ quantity }, at) => (byPosition.get(at) ?? 0) >= quantity);
  return { byPosition, isAllBack };
};
