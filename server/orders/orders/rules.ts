/** Derives the status, the discounts and the costs of an order from its messages. Pure. */
import type { OrderInput, OrderLine, OrderStatus } from '#contract/orders/orders';
import { ORDER_STATUSES } from '#contract/orders/orders';
import { MAX_AMOUNT } from '#shared/fields';
import type { CostFacts } from '../lines/rules.ts';
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

/** What an answer says of an order that does not have the status that a message says, and why. */
export interface KeptStatus {
  status: OrderStatus;
  code: 'cancelledIsFinal';
}
/**
 * A cancelled order stays cancelled, because no status that was sent is lost, whatever a newer or an older message says; the
 * others that it says are kept with their instants.
 */
export const keptStatusOf = (
  sent: OrderInput['statuses'],
  status: OrderStatus,
): KeptStatus | null =>
  status === 'cancelled' && sent.length > 0 && !sent.some((one) => one.status === status)
    ? { status, code: 'cancelledIsFinal' }
    : null;

/** Discount of a line: the price of its units minus the amount paid, never negative. */
export const lineDiscount = ({ unitPrice, quantity, paid }: OrderInput['lines'][number]): number =>
  Math.max(0, unitPrice * quantity - paid);

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
