import type { OrderKind, OrderStatus } from '#contract/orders/orders';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Orders from the store's own systems. Amounts are minor units as they were sent and are never recomputed. */
export const orders = kit.table(
  'orders',
  {
    id: kit.id(),
    externalId: kit.text().notNull(),
    kind: kit.text().$type<OrderKind>().notNull(),
    channel: kit.text().notNull(),
    memberId: kit.integer(),
    status: kit.text().$type<OrderStatus>().notNull(),
    placedAt: kit.instant().notNull(),
    paidAt: kit.instant(),
    /**
     * Business day of paidAt while the order counts (a sale that is paid, not cancelled, with an amount above zero);
     * else null.
     */
    countedOn: kit.day(),
    country: kit.text(),
    /** Sum of the lines' paid amounts: the revenue in KPIs. */
    revenue: kit.money().notNull(),
    discount: kit.money().notNull(),
    shipping: kit.money().notNull(),
    total: kit.money().notNull(),
    returned: kit.money().notNull().default(0),
    units: kit.integer().notNull(),
    lineCount: kit.integer().notNull(),
    /** The highest number that a line of the order ever had, so that none is given twice. */
    lastLineNumber: kit.integer().notNull().default(0),
    /** Ids of the categories of paid lines, separated by spaces (see server/orders/sales/soldCategories.ts). */
    soldCategories: kit.text().notNull().default(''),
    /** Discounts that no redemption holds and that somebody has to decide on (`unredeemed_discounts`). */
    undecidedDiscountCount: kit.integer().notNull().default(0),
    /** Whether a file told that it was paid: history earns nothing, for whichever member. */
    isHistory: kit
      .yesNo()
      .notNull()
      .default(sql`0`),
    /** Hash of the content that the store sent, so that a repeat is recognised without comparing every line. */
    contentHash: kit.text(),
    /** The instant of this version by the store's own clock; an older version that arrives later is ignored. */
    sourceUpdatedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('orders_external_id').on(t.externalId),
    kit.index('orders_counted_on').on(t.countedOn, t.channel),
    kit.index('orders_placed_at').on(t.placedAt, t.id),
    kit.index('orders_member').on(t.memberId, t.placedAt),
    kit.index('orders_status').on(t.status, t.placedAt),
    kit
      .index('orders_undecided')
      .on(t.placedAt, t.id)
      .where(sql`undecided_discount_count > 0`),
    /** The days and categories of each member's purchases, from which distinct buyers are counted. */
    kit
      .index('orders_bought')
      .on(t.memberId, t.countedOn, t.channel, t.soldCategories)
      .where(sql`counted_on is not null`),
  ],
);

export const orderLines = kit.table(
  'order_lines',
  {
    id: kit.id(),
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    position: kit.integer().notNull(),
    /** The store's own id of the line; null where it never sent one. */
    lineId: kit.text(),
    /** Counted within the order from 1; a line keeps its number in later messages, wherever it stands in them. */
    number: kit.integer().notNull().default(0),
    sku: kit.text(),
    name: kit.text().notNull(),
    variantId: kit.integer(),
    productId: kit.integer(),
    /** The product's primary category when the line was stored; it stays when the product moves to another category. */
    categoryId: kit.integer(),
    quantity: kit.integer().notNull(),
    unitPrice: kit.money().notNull(),
    discount: kit.money().notNull(),
    paid: kit.money().notNull(),
    /**
     * What one unit cost the store when the line was first stored, or first matched to a product; a later cost of the
     * product does not change it. Null where it was not known.
     */
    cost: kit.money(),
  },
  (t) => [
    kit.index('order_lines_order').on(t.orderId),
    kit.index('order_lines_category').on(t.categoryId),
    kit.index('order_lines_product').on(t.productId),
    kit
      .index('order_lines_unjoined')
      .on(t.sku)
      .where(sql`variant_id is null`),
  ],
);

/** Discounts of lines with their reasons, as allocated when the order was placed. */
export const orderDiscounts = kit.table(
  'order_discounts',
  {
    id: kit.id(),
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    linePosition: kit.integer(),
    code: kit.text(),
    label: kit.text().notNull(),
    amount: kit.money().notNull(),
    /** The promotion and the revision of its terms; null for a discount of the store without a promotion. */
    promotionId: kit.integer(),
    revision: kit.integer(),
  },
  (t) => [
    kit.index('order_discounts_order').on(t.orderId),
    kit.index('order_discounts_promotion').on(t.promotionId),
  ],
);

/** What was taken off the delivery of an order, and why. `shipping` of the order is what was charged after it. */
export const orderShippingDiscounts = kit.table(
  'order_shipping_discounts',
  {
    id: kit.id(),
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    code: kit.text(),
    label: kit.text().notNull(),
    amount: kit.money().notNull(),
    promotionId: kit.integer(),
    revision: kit.integer(),
  },
  (t) => [kit.index('order_shipping_discounts_order').on(t.orderId)],
);

export const orderStatusChanges = kit.table(
  'order_status_changes',
  {
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    status: kit.text().$type<OrderStatus>().notNull(),
    at: kit.instant().notNull(),
    /** The store's clock of the newest message that sent this status. */
    sourceUpdatedAt: kit.instant(),
  },
  (t) => [kit.primaryKey({ columns: [t.orderId, t.status] })],
);
