/** What goods that the shop is asked to send again are worth, and which units of an order were replaced at no charge. Pure. */
import type { InstructionLine } from '#contract/orders/instructions';
import { message } from '#shared/fields';
import { mulDiv } from '#shared/money';

export interface SoldLine {
  sku: string | null;
  quantity: number;
  unitPrice: number;
  paid: number;
}

/** What was paid for a line; of what was free, its price. */
const worthOfLine = ({ paid, unitPrice, quantity }: SoldLine): number =>
  paid > 0 ? paid : unitPrice * quantity;

const unitsOf = (asked: readonly InstructionLine[], sku: string): number =>
  asked.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);

/** What units of an order are worth together. Of several lines of a SKU the dearest count first, as nobody says which is meant. */
export const worthOfUnits = (
  lines: readonly SoldLine[],
  asked: readonly InstructionLine[],
): number => {
  const skus = new Set(asked.map(({ sku }) => sku));
  return [...skus].reduce((sum, sku) => {
    let left = unitsOf(asked, sku);
    const dearest = lines
      .filter((line) => line.sku === sku && line.quantity > 0)
      .toSorted(
        (one, other) => worthOfLine(other) / other.quantity - worthOfLine(one) / one.quantity,
      );
    return dearest.reduce((worth, line) => {
      const units = Math.min(left, line.quantity);
      left -= units;
      return worth + mulDiv(worthOfLine(line), units, line.quantity, 'up');
    }, sum);
  }, 0);
};

/** The first SKU of which more is asked for than is left, and how much of it is left; null without one. */
export const takenBefore = (
  asked: readonly InstructionLine[],
  lines: readonly { sku: string | null; free: number }[],
): InstructionLine | null => {
  for (const { sku } of asked) {
    const quantity = lines.reduce((sum, line) => sum + (line.sku === sku ? line.free : 0), 0);
    if (unitsOf(asked, sku) > quantity) return { sku, quantity };
  }
  return null;
};

/** Units of a line that were replaced without a payment of the customer, and by which exchange; null by an instruction alone. */
export interface FreelyReplaced {
  units: number;
  caseId: number | null;
  caseNumber: string | null;
}
interface ExchangedUnits {
  caseId: number;
  number: string;
  lineId: string;
  units: number;
  /** What was paid for their replacement; below zero what was refunded. */
  paid: number;
}

/** By the id of the line; instructions name goods only, so that they count for the first lines of them. */
export const freelyReplaced = (
  lines: readonly { id: string; sku: string | null; ordered: number }[],
  byHand: readonly InstructionLine[],
  exchanged: readonly ExchangedUnits[],
): ReadonlyMap<string, readonly FreelyReplaced[]> => {
  const found = new Map<string, FreelyReplaced[]>();
  const add = (id: string, one: FreelyReplaced) => {
    if (one.units > 0) found.set(id, [...(found.get(id) ?? []), one]);
  };
  const left = new Map<string, number>();
  for (const { sku, quantity } of byHand) left.set(sku, (left.get(sku) ?? 0) + quantity);
  for (const { id, sku, ordered } of lines) {
    if (sku === null) continue;
    const units = Math.min(ordered, left.get(sku) ?? 0);
    left.set(sku, (left.get(sku) ?? 0) - units);
    add(id, { units, caseId: null, caseNumber: null });
  }
  for (const { caseId, number: caseNumber, lineId, units, paid } of exchanged)
    if (paid <= 0) add(lineId, { units, caseId, caseNumber });
  return found;
};

/** That units were replaced already and by what, as a message; null where none were. */
export const freelyReplacedText = (replaced: readonly FreelyReplaced[]): string | null => {
  if (replaced.length === 0) return null;
  const units = replaced.reduce((sum, one) => sum + one.units, 0);
  const numbers = [...new Set(replaced.flatMap(({ caseNumber }) => caseNumber ?? []))].join(', ');
  const isByHand = replaced.some(({ caseId }) => caseId === null);
  const by = numbers === '' ? 'byHand' : isByHand ? 'byBoth' : 'byCase';
  return message(`refunds.freelyReplaced.${by}`, { smart_count: units, numbers });
};
