/** What of the lines of an order was paid with points. Pure; amounts in minor units. */
import { mulDiv } from '#shared/money';
import { spread } from '#shared/spread';
import { type NamedLine, type OrderedLine, pairWithOrdered } from '../returns/namedLines.ts';

/** A line as it was redeemed: what promotions took off, and what points paid. */
export interface RedeemedLine extends NamedLine {
  discount: number;
  pointsAmount: number;
}

/** What points paid of a line, and what of that the order calls a discount of the line. */
export interface PointsOfLine {
  points: number;
  pointsOff: number;
}
export const NO_POINTS: PointsOfLine = { points: 0, pointsOff: 0 };

type SentLine = OrderedLine & { discount: number };
type Sums = Pick<RedeemedLine, 'discount' | 'pointsAmount'>;

/**
 * What was redeemed of each line. A line that has all units of a redeemed one has what that has; lines that split or merge
 * redeemed ones share by their worth, and units that were not ordered have nothing.
 */
const redeemedOf = (ordered: readonly SentLine[], redeemed: readonly RedeemedLine[]): Sums[] => {
  const sums = ordered.map((): Sums => ({ discount: 0, pointsAmount: 0 }));
  const open = new Set(ordered.keys());
  const pairs = pairWithOrdered(redeemed, ordered);
  const others = redeemed.filter((line, index) => {
    const at = pairs[index] ?? null;
    if (at === null || ordered[at]?.quantity !== line.quantity) return true;
    sums[at] = line;
    open.delete(at);
    return false;
  });
  for (const sku of new Set(others.map((line) => line.sku))) {
    const ofSku = others.filter((line) => line.sku === sku);
    const at = [...open].filter((index) => ordered[index]?.sku === sku);
    const unitsOf = (lines: readonly { quantity: number }[]) =>
      lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const units = unitsOf(ofSku);
    const sent = at.flatMap((index) => ordered[index] ?? []);
    const had = Math.min(units, unitsOf(sent));
    const worths = sent.map(({ paid, discount }) => paid + discount);
    const shares = (of: keyof Sums) => {
      const sum = ofSku.reduce((total, line) => total + line[of], 0);
      return spread(mulDiv(sum, had, units, 'down'), worths);
    };
    const [discounts, points] = [shares('discount'), shares('pointsAmount')];
    at.forEach((index, place) => {
      sums[index] = { discount: discounts[place] ?? 0, pointsAmount: points[place] ?? 0 };
    });
  }
  return sums;
};

/**
 * By line of the order. An order says what points pay as a discount beside those of promotions; where it says less, the
 * rest of it is in what it says was paid.
 */
export const pointsOfLines = (
  ordered: readonly SentLine[],
  redeemed: readonly RedeemedLine[],
): PointsOfLine[] =>
  redeemedOf(ordered, redeemed).map(({ discount, pointsAmount }, index) => {
    const line = ordered[index];
    const worth = (line?.discount ?? 0) + (line?.paid ?? 0);
    const points = Math.min(pointsAmount, worth);
    const beside = Math.max(0, (line?.discount ?? 0) - discount);
    return { points, pointsOff: Math.min(points, beside) };
  });
