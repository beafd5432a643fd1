import type { Quote } from '#contract/promotions/quotes';
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** What an order took of promotions: reserved at checkout, kept with the payment, given back otherwise. */
export const redemptions = kit.table(
  'redemptions',
  {
    id: kit.id(),
    /** The order's id in the store's own system. */
    orderId: kit.text().notNull(),
    status: kit.text().$type<RedemptionStatus>().notNull(),
    memberId: kit.integer(),
    /** Whom limits per member count: the member, or a hash of what a guest gave. */
    customerKey: kit.text(),
    channel: kit.text(),
    goods: kit.money().notNull(),
    discount: kit.money().notNull(),
    total: kit.money().notNull(),
    /** A reservation that was not paid by then is given back. */
    expiresAt: kit.instant().notNull(),
    committedAt: kit.instant(),
    closedAt: kit.instant(),
    /** Fingerprint of what was asked, so that a repeat is known from a change. */
    requestHash: kit.text().notNull(),
    quote: kit.json().$type<Quote>().notNull(),
    /** Units that came back so far, by line. */
    returned: kit
      .json()
      .$type<Record<string, number>>()
      .notNull()
      .$defaultFn(() => ({})),
    ...stamps(),
  },
  (t) => [
    // An order whose redemption was given back may redeem again; the old one stays to be read.
    kit
      .unique('redemptions_order_id')
      .on(t.orderId)
      .where(sql`status <> 'released'`),
    kit.index('redemptions_order').on(t.orderId, t.id),
    kit.index('redemptions_status').on(t.status, t.expiresAt),
    kit.index('redemptions_created_at').on(t.createdAt, t.id),
    kit.index('redemptions_member').on(t.memberId, t.createdAt),
  ],
);

/** Each promotion a redemption used, with the code that brought it in. */
export const redemptionPromotions = kit.table(
  'redemption_promotions',
  {
    id: kit.id(),
    redemptionId: kit
      .integer()
      .notNull()
      .references(() => redemptions.id, { onDelete: 'cascade' }),
    promotionId: kit.integer().notNull(),
    revision: kit.integer().notNull(),
    couponId: kit.integer(),
    /** The campaign whose money it took, and whether its use comes back: as the terms said when it was redeemed. */
    campaignId: kit.integer(),
    givesBack: kit.yesNo().notNull(),
    amount: kit.money().notNull(),
  },
  (t) => [
    kit.unique('redemption_promotions_promotion').on(t.redemptionId, t.promotionId),
    kit.index('redemption_promotions_by_promotion').on(t.promotionId, t.redemptionId),
    kit.index('redemption_promotions_coupon').on(t.couponId),
  ],
);

/** What a redemption holds of each counter: the source that counters are the sum of. */
export const redemptionTakes = kit.table(
  'redemption_takes',
  {
    redemptionId: kit
      .integer()
      .notNull()
      .references(() => redemptions.id, { onDelete: 'cascade' }),
    counter: kit.text().notNull(),
    /** Not negative; less than was taken once part of the order came back. */
    amount: kit.money().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.redemptionId, t.counter] })],
);

/**
 * How much of a limit is in use, by name (`server/promotions/counters.ts`): the sum of the takes of redemptions that
 * are reserved or committed, kept in the write that changes them; `npm run verify` compares.
 */
export const usageCounters = kit.table(
  'usage_counters',
  { counter: kit.text().notNull(), used: kit.money().notNull() },
  (t) => [kit.primaryKey({ columns: [t.counter] })],
);
