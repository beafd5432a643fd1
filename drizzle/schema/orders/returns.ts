import type { LineIssue, ReturnReview } from '#contract/orders/sales';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

export const returns = kit.table(
  'returns',
  {
    id: kit.id(),
    externalId: kit.text().notNull(),
    /** The returned order; null while that order is unknown, or where the return names none. */
    orderId: kit.integer(),
    orderExternalId: kit.text(),
    memberId: kit.integer(),
    channel: kit.text().notNull(),
    returnedAt: kit.instant().notNull(),
    /**
     * Business day of returnedAt while the return counts: its review allows it, and it names no known order or its order
     * counts; else null.
     */
    countedOn: kit.day(),
    reason: kit.text(),
    /** The reason that the text means, which stays when an erasure takes the text away. */
    reasonId: kit.integer(),
    /** What was given back for goods; what was given back of the shipping is kept apart, as in orders. */
    amount: kit.money().notNull(),
    shipping: kit.money().notNull().default(0),
    /** Whether the return is within what was ordered, and else what a person decided. */
    review: kit.text().$type<ReturnReview>().notNull().default('fits'),
    units: kit.integer().notNull(),
    /** The refund made in the console that the store says it is of. */
    refundId: kit.integer(),
    /** Of the shipping that the store sent, what such a refund gave back before; `shipping` is without it. */
    metShipping: kit.money().notNull().default(0),
    contentHash: kit.text(),
    sourceUpdatedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('returns_external_id').on(t.externalId),
    kit.index('returns_order').on(t.orderId),
    kit.index('returns_order_external_id').on(t.orderExternalId),
    kit.index('returns_counted_on').on(t.countedOn),
    kit.index('returns_member').on(t.memberId),
    kit.index('returns_reason').on(t.reasonId, t.countedOn),
    kit
      .index('returns_unknown_reason')
      .on(t.reason)
      .where(sql`reason is not null and reason_id is null`),
    kit
      .index('returns_waiting')
      .on(t.returnedAt)
      .where(sql`review = 'waiting'`),
  ],
);

export const returnLines = kit.table(
  'return_lines',
  {
    id: kit.id(),
    returnId: kit
      .integer()
      .notNull()
      .references(() => returns.id, { onDelete: 'cascade' }),
    position: kit.integer().notNull(),
    /** As sent, else those of the line of the order. */
    sku: kit.text(),
    name: kit.text().notNull(),
    /** As the store sent them: what it left out is taken from the order again with each of its versions. */
    sentLineId: kit.text(),
    sentSku: kit.text(),
    sentName: kit.text().notNull().default(''),
    variantId: kit.integer(),
    productId: kit.integer(),
    categoryId: kit.integer(),
    quantity: kit.integer().notNull(),
    amount: kit.money().notNull(),
    /** Of what the store sent, what was refunded in the console before; quantity and amount are without it. */
    metUnits: kit.integer().notNull().default(0),
    metAmount: kit.money().notNull().default(0),
    /** The newest refund of the order when the store first asked for so much, or 0; later ones are of other units. */
    claimedAfter: kit.integer().notNull().default(0),
    /** The line of the order that the store named, by the id that the value of a return uses, else as it was sent. */
    lineId: kit.text(),
    /** The position of that line in the order; null while the order is unknown, or where none was named. */
    orderPosition: kit.integer(),
    /** Why the known order has no such line; while it has none, a person decides on the return. */
    lineIssue: kit.text().$type<LineIssue>(),
  },
  (t) => [
    kit.index('return_lines_return').on(t.returnId),
    kit.index('return_lines_category').on(t.categoryId),
    kit
      .index('return_lines_unjoined')
      .on(t.sku)
      .where(sql`variant_id is null`),
  ],
);
