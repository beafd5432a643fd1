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

/** Prices changed together: proposed, approved where it must be, written in one transaction, undone by another batch. */
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
    /** Null: from the moment it is written. */
    startsAt: kit.instant(),
    /** Null: for good. */
    endsAt: kit.instant(),
    filter: kit.json().$type<PriceFilter>(),
    formula: kit.json().$type<PriceFormula>(),
    rounding: kit.json().$type<PriceRounding>(),
    /** What the author allowed: prices below the floor, changes others have planned. */
    request: kit.json().$type<BatchRequest>().notNull(),
    /** Derived from the items when they are written. */
    itemCount: kit.integer().notNull().default(0),
    flaggedCount: kit.integer().notNull().default(0),
    belowFloorCount: kit.integer().notNull().default(0),
    /** Largest change of one price, in basis points. */
    maxChangeBps: kit.integer().notNull().default(0),
    /** Smallest margin of one price, in basis points; null where no cost is known. */
    minMarginBps: kit.integer(),
    /** Why a second person must approve: thresholds it breaches. */
    breaches: kit.json().$type<string[]>().notNull(),
    authorId: kit.text().notNull(),
    authorName: kit.text().notNull(),
    approverName: kit.text(),
    decidedAt: kit.instant(),
    /** Instant at which the prices were written. */
    writtenAt: kit.instant(),
    /** The batch this one undoes, and the batch that undid this one. */
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
    /** What held at the batch's start; null where the list had no price. */
    oldAmount: kit.money(),
    /** Null takes the list's price away. */
    newAmount: kit.money(),
    /** When what held at the batch's start would have ended. */
    oldEndsAt: kit.instant(),
    /** The prices the batch displaced within its window, where they were more than the one above. */
    replaced: kit.json().$type<Replaced[]>(),
    /** 0 nothing to say, 1 look at it, 2 below the floor. */
    severity: kit.integer().notNull(),
    /** A person's own figure rather than the formula's. */
    edited: kit.yesNo().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.batchId, t.variantId] }),
    kit.index('price_batch_items_severity').on(t.batchId, t.severity, t.variantId),
    kit.index('price_batch_items_variant').on(t.variantId),
  ],
);
