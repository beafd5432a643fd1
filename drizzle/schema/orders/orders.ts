import type { OrderKind, OrderStatus } from '#contract/orders/orders';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Orders as the store's own systems placed them. Amounts are minor units and never recomputed. */
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
    /** Business day of paidAt while the order counts (a sale, paid, not cancelled, worth something); else null. */
    countedOn: kit.day(),
    country: kit.text(),
    /** Sum of the lines' paid amounts: what KPIs call revenue. */
    revenue: kit.money().notNull(),
    discount: kit.money().notNull(),
    shipping: kit.money().notNull(),
    total: kit.money().notNull(),
    returned: kit.money().notNull().default(0),
    units: kit.integer().notNull(),
    lineCount: kit.integer().notNull(),
    /** Ids of the categories of lines that were paid for, with spaces between (see orders/soldCategories.ts). */
    soldCategories: kit.text().notNull().default(''),
    /** Hash of what the store sent, so that a repeat is recognised without comparing every line. */
    contentHash: kit.text(),
    /** The store's own clock of this version; an older one that arrives later is ignored. */
    sourceUpdatedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('orders_external_id').on(t.externalId),
    kit.index('orders_counted_on').on(t.countedOn, t.channel),
    kit.index('orders_placed_at').on(t.placedAt, t.id),
    kit.index('orders_member').on(t.memberId, t.placedAt),
    kit.index('orders_status').on(t.status, t.placedAt),
    /** On which days a member bought, and where: what distinct buyers are counted from. */
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
    sku: kit.text(),
    name: kit.text().notNull(),
    variantId: kit.integer(),
    productId: kit.integer(),
    /** The product's primary category when the line came in; later moves of the product leave it. */
    categoryId: kit.integer(),
    quantity: kit.integer().notNull(),
    unitPrice: kit.money().notNull(),
    discount: kit.money().notNull(),
    paid: kit.money().notNull(),
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

/** What was taken off a line and why, as allocated when the order was placed. */
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
    /** The promotion and the version of its terms that gave it; null for what the store gave of its own. */
    promotionId: kit.integer(),
    revision: kit.integer(),
  },
  (t) => [
    kit.index('order_discounts_order').on(t.orderId),
    kit.index('order_discounts_promotion').on(t.promotionId),
  ],
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
  },
  (t) => [kit.primaryKey({ columns: [t.orderId, t.status] })],
);
