import type { Quote } from '#contract/promotions/quotes';
import type { LimitsThen, RedemptionStatus } from '#contract/promotions/redemptions';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** The use of promotions by an order: reserved at checkout, committed with the payment, released otherwise. */
export const redemptions = kit.table(
  'redemptions',
  {
    id: kit.id(),
    /** The order's id in the store's own system. */
    orderId: kit.text().notNull(),
    status: kit.text().$type<RedemptionStatus>().notNull(),
    memberId: kit.integer(),
    /** The customer: the member, or a hash of the address or number of a guest. */
    customerKey: kit.text(),
    channel: kit.text(),
    goods: kit.money().notNull(),
    discount: kit.money().notNull(),
    total: kit.money().notNull(),
    /** Points that pay a part of the goods, and how much: held, spent and given back with the redemption. */
    points: kit.money().notNull().default(0),
    pointsAmount: kit.money().notNull().default(0),
    /** A reservation that is not paid by this instant is released. */
    expiresAt: kit.instant().notNull(),
    committedAt: kit.instant(),
    closedAt: kit.instant(),
    /** Hash of the request, so that a repeat is told apart from a changed basket. */
    requestHash: kit.text().notNull(),
    quote: kit.json().$type<Quote>().notNull(),
    /** Units returned so far, by line. */
    returned: kit
      .json()
      .$type<Record<string, number>>()
      .notNull()
      .$defaultFn(() => ({})),
    /**
     * Of these, the totals that the store stated by line. Units of return messages are not among them, because a message
     * can be refused or corrected. Null in rows of before both were kept apart: there, all of `returned`.
     */
    stated: kit.json().$type<Readonly<Record<string, number>>>(),
    /** What limited the order besides itself when it was reserved; null in rows of before that was kept. */
    limitsThen: kit.json().$type<LimitsThen>(),
    ...stamps(),
  },
  (t) => [
    // An order whose redemption was released may redeem again; the old row stays in the history.
    kit
      .unique('redemptions_order_id')
      .on(t.orderId)
      .where(sql`status <> 'released'`),
    kit.index('redemptions_order').on(t.orderId, t.id),
    kit.index('redemptions_status').on(t.status, t.expiresAt),
    kit.index('redemptions_created_at').on(t.createdAt, t.id),
    kit.index('redemptions_customer').on(t.customerKey),
    kit.index('redemptions_member').on(t.memberId, t.createdAt),
  ],
);

/** Each promotion that a redemption used, with the code that was entered for it. */
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
    /**
     * The campaign whose budget is used, and whether a use is given back: as in the terms at the time of redemption.
     */
    campaignId: kit.integer(),
    givesBack: kit.yesNo().notNull(),
    /** The discount. */
    amount: kit.money().notNull(),
    /** What its gifts cost the store. */
    giftCost: kit.money().notNull().default(0),
  },
  (t) => [
    kit.unique('redemption_promotions_promotion').on(t.redemptionId, t.promotionId),
    kit.index('redemption_promotions_by_promotion').on(t.promotionId, t.redemptionId),
    kit.index('redemption_promotions_coupon').on(t.couponId),
  ],
);

/** The amount that a redemption holds of each counter. Counters are the sums of these rows. */
export const redemptionTakes = kit.table(
  'redemption_takes',
  {
    redemptionId: kit
      .integer()
      .notNull()
      .references(() => redemptions.id, { onDelete: 'cascade' }),
    counter: kit.text().notNull(),
    /** Never negative; smaller than the original amount once part of the order was returned. */
    amount: kit.money().notNull(),
    /** The original amount; null in rows of before it was kept. */
    reserved: kit.money(),
  },
  (t) => [kit.primaryKey({ columns: [t.redemptionId, t.counter] })],
);

/**
 * How much of a limit is in use, by name (`server/promotions/engine/counters.ts`): the sum of the takes of reserved and
 * committed redemptions, updated in the same write. `npm run verify` compares both.
 */
export const usageCounters = kit.table(
  'usage_counters',
  { counter: kit.text().notNull(), used: kit.money().notNull() },
  (t) => [kit.primaryKey({ columns: [t.counter] })],
);
