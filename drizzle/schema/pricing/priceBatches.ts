import type {
  BatchRequest,
  BatchStatus,
  PriceFilter,
  PriceFormula,
  PriceRounding,
  Replaced,
} from '#contract/pricing/priceBatches';
import { kit } from '../../kit.ts';
import { priceLists } from './prices.ts';
import { variants } from '../catalog/products.ts';
import { stamps } from '../stamps.ts';

/**
 * Prices that are changed together: proposed, approved where necessary, written in one transaction, and reverted by
 * another batch.
 */
export const priceBatches = kit.table(
  'price_batches',
  {
    id: kit.id(),
    name: kit.text().notNull(),
    reason: kit.text(),
    status: kit.text().$type<BatchStatus>().notNull(),
    listId: kit
      .integer()
      .notNull()
      .references(() => priceLists.id),
    minQuantity: kit.integer().notNull(),
    /** Null: the prices take effect when they are written. */
    startsAt: kit.instant(),
    /** Null: the prices have no end. */
    endsAt: kit.instant(),
    filter: kit.json().$type<PriceFilter>(),
    formula: kit.json().$type<PriceFormula>(),
    rounding: kit.json().$type<PriceRounding>(),
    /** Exceptions that the author chose: prices below the floor, and conflicts with planned changes. */
    request: kit.json().$type<BatchRequest>().notNull(),
    /** Derived from the items when they are stored. */
    itemCount: kit.integer().notNull().default(0),
    flaggedCount: kit.integer().notNull().default(0),
    belowFloorCount: kit.integer().notNull().default(0),
    /** Largest change of one price, in basis points. */
    maxChangeBps: kit.integer().notNull().default(0),
    /** Smallest margin of a price in basis points; null where no cost is known. */
    minMarginBps: kit.integer(),
    /** Limits that the batch exceeds, so that a second person must approve it. */
    breaches: kit.json().$type<string[]>().notNull(),
    authorId: kit.text().notNull(),
    authorName: kit.text().notNull(),
    approverName: kit.text(),
    /** The comment of the person who decided. */
    decision: kit.text(),
    decidedAt: kit.instant(),
    /** Instant at which its rows were computed; null of batches of earlier versions and of those that revert others. */
    computedAt: kit.instant(),
    /** Instant at which the prices were written. */
    writtenAt: kit.instant(),
    /** The batch that this one reverts, and the batch that reverted this one. */
    revertsId: kit.integer(),
    revertedById: kit.integer(),
    ...stamps(),
  },
  (t) => [
    kit.index('price_batches_status').on(t.status, t.startsAt),
    kit.index('price_batches_updated_at').on(t.updatedAt, t.id),
  ],
);

export const priceBatchItems = kit.table(
  'price_batch_items',
  {
    batchId: kit
      .integer()
      .notNull()
      .references(() => priceBatches.id, { onDelete: 'cascade' }),
    variantId: kit
      .integer()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    /** The price in force at the batch's start; null where the list had no price. */
    oldAmount: kit.money(),
    /** The price that the new one was computed from, which is another one where that is temporary; null of earlier versions. */
    baseAmount: kit.money(),
    /** Null removes the list's price. */
    newAmount: kit.money(),
    /** What the new price would have been, where it was raised to the floor; null where it was not. */
    raisedFrom: kit.money(),
    /** When the price in force at the batch's start would have ended. */
    oldEndsAt: kit.instant(),
    /** The cost, and the floor that follows from cost and guards, when the row was computed. */
    cost: kit.money(),
    floor: kit.money(),
    /** The prices that the batch replaced within its window, stored where they are more than the one in `oldAmount`. */
    replaced: kit.json().$type<Replaced[]>(),
    /** 0: nothing to report, 1: should be looked at, 2: below the floor. */
    severity: kit.integer().notNull(),
    /** True where a person entered the price instead of the formula. */
    edited: kit.yesNo().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.batchId, t.variantId] }),
    kit.index('price_batch_items_severity').on(t.batchId, t.severity, t.variantId),
    kit.index('price_batch_items_variant').on(t.variantId),
  ],
);
