/** A single price below its floor, as the batch that a second person approves. Pure. */
import type { BatchDraft, BatchRequest } from '#contract/pricing/priceBatches';
import type { PriceInput } from '#contract/pricing/prices';
import type { HeldPrice } from './InTheWay.tsx';

/** What is done about prices that others have planned in the same time. */
export type Conflicts = BatchRequest['conflicts'];

/** The batch that writes the price of the form, once it is approved. */
export const batchOfPrice = (
  price: PriceInput,
  name: string,
  reason: string,
  conflicts: Conflicts = 'refuse',
): BatchDraft & { submit: true } => {
  const { listId, minQuantity, startsAt, endsAt, variantId, amount } = price;
  return {
    name,
    reason,
    listId,
    minQuantity,
    startsAt,
    endsAt,
    filter: { variantIds: [variantId] },
    formula: { kind: 'set', amount },
    request: { belowFloor: 'allow', conflicts },
    submit: true,
  };
};

/**
 * When the first of the prices in the way begins: until then the new price would be in nobody's way. Null where one of
 * them holds at the start of the new price already.
 */
export const firstPlanned = (
  rows: readonly HeldPrice[],
  startsAt: number | null,
  now: number,
): number | null => {
  const first = Math.min(...rows.map((row) => row.startsAt));
  return first > (startsAt ?? now) && first !== Infinity ? first : null;
};
