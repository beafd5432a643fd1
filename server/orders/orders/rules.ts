/** Derives the status, the discounts and the costs of an order from its messages. Pure. */
import type { OrderInput, OrderLine, OrderStatus } from '#contract/orders/orders';
import { ORDER_STATUSES } from '#contract/orders/orders';
import { MAX_AMOUNT } from '#shared/fields';
import { mulDiv } from '#shared/money';
import type { Statuses } from '../sales/countedDays.ts';

/** When an order reached a status, and the store's clock of the newest message that says so; both UTC ms. */
export interface Reached {
  at: number;
  clock: number | null;
}
export type ReachedStatuses = ReadonlyMap<OrderStatus, Reached>;

/**
 * Adds the statuses of a message to those that an order has reached. Whatever the order of messages, a status is never
 * lost, and the newest message decides when it was reached. `clock` is the store's clock of the message.
 */
export const mergeStatuses = (
  earlier: ReachedStatuses,
  { statuses, clock }: { statuses: OrderInput['statuses']; clock: number | null },
): ReachedStatuses => {
  const merged = new Map(earlier);
  for (const { status, at } of statuses) {
    const known = earlier.get(status);
    const isSame = known?.at === at && known.clock === clock;
    if (!isSame && (known?.clock == null || clock === null || clock >= known.clock))
      merged.set(status, { at, clock });
  }
  return merged;
};

/** The instants without the clocks. */
export const instantsOf = (reached: ReachedStatuses): Statuses =>
  new Map([...reached].map(([status, { at }]) => [status, at]));

/** The furthest status reached. */
export const currentStatus = (statuses: Statuses): OrderStatus =>
  ORDER_STATUSES.findLast((status) => statuses.has(status)) ?? 'placed';

/** Discount of a line: the price of its units minus the amount paid, never negative. */
export const lineDiscount = ({ unitPrice, quantity, paid }: OrderInput['lines'][number]): number =>
  Math.max(0, unitPrice * quantity - paid);

/** A line as it is stored: what it was sold as, and what one unit cost; null where that is not known. */
export interface StoredLine {
  sku: string | null;
  name: string;
  variantId: number | null;
  productId: number | null;
  categoryId: number | null;
  quantity: number;
  cost: number | null;
}

type Goods = Pick<StoredLine, 'sku' | 'name' | 'quantity'>;
type CostFacts = Pick<StoredLine, 'variantId' | 'cost'>;

/** Goods are told by their SKU, or without one by their name. */
const goodsOf = ({ sku, name }: Goods) => (sku === null ? `name ${name}` : `SKU ${sku}`);

/** What one unit cost on average, rounded; null where that of any is not known. */
const averageCost = (taken: readonly { line: CostFacts; units: number }[]): number | null => {
  let units = 0;
  let total = 0;
  for (const { line, units: some } of taken) {
    if (line.cost === null) return null;
    units += some;
    total += line.cost * some;
  }
  return mulDiv(total, 1, units);
};

/**
 * What each sent line continues of the stored ones; undefined where it is new. A line continues the stored line of the
 * same goods and quantity, and else takes the units of its goods that are left, in their order: so lines may be split,
 * joined and moved, and what the units of an order cost stays the same.
 */
export const pairLines = (
  sent: readonly Goods[],
  stored: readonly StoredLine[],
): (CostFacts | undefined)[] => {
  const left = new Map<string, { line: StoredLine; units: number }[]>();
  for (const line of stored) {
    const lines = left.get(goodsOf(line)) ?? [];
    lines.push({ line, units: line.quantity });
    left.set(goodsOf(line), lines);
  }
  const same = sent.map((line) => {
    const lines = left.get(goodsOf(line)) ?? [];
    const index = lines.findIndex(({ units }) => units === line.quantity);
    return index < 0 ? undefined : lines.splice(index, 1)[0]?.line;
  });
  return sent.map((line, index) => {
    if (same[index]) return same[index];
    let wanted = line.quantity;
    const taken = (left.get(goodsOf(line)) ?? []).flatMap((one) => {
      const units = Math.min(wanted, one.units);
      wanted -= units;
      one.units -= units;
      return units > 0 ? [{ line: one.line, units }] : [];
    });
    const [first] = taken;
    return first && { variantId: first.line.variantId, cost: averageCost(taken) };
  });
};

/**
 * Cost of one unit of a line: as it was sent, else as it was stored, known or not. That of the variant is taken where
 * the line is new, or had no variant until now. Null where none is known, or where it is beyond any amount.
 */
export const lineCost = (
  { cost, quantity }: { cost: number | null; quantity: number },
  stored: CostFacts | undefined,
  variant: { cost: number | null } | undefined,
): number | null => {
  const ofVariant = stored && stored.variantId !== null ? null : (variant?.cost ?? null);
  const known = cost ?? stored?.cost ?? ofVariant;
  return known !== null && known * quantity > MAX_AMOUNT ? null : known;
};

type EarningLine = Pick<OrderLine, 'paid' | 'quantity' | 'cost'>;

/** What a line earned before returns, in minor units; null while its cost is not known. */
export const lineProfit = ({ paid, quantity, cost }: EarningLine): number | null =>
  cost === null ? null : paid - quantity * cost;

/** The profit of the lines of known cost in minor units, null without any; and how many lines have no known cost. */
export const orderProfit = (
  lines: readonly EarningLine[],
): { profit: number | null; unknown: number } => {
  const known = lines.map(lineProfit).filter((profit) => profit !== null);
  return {
    profit: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0),
    unknown: lines.length - known.length,
  };
};
