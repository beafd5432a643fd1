import type { EarnTrigger } from '#contract/members/earnRules';
import type { EarningState, KeptLine, StoredAward } from '#contract/orders/earning';
import type { ApprovalOutcome } from '#contract/orders/earnApprovals';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { members } from '../members/members.ts';
import { events } from './events.ts';
import { orders } from './orders.ts';

/**
 * What an order gave its member, and how much of it was taken back: one row from the first message on that says it was paid
 * while a programme was in force. What has to be corrected follows from it and from the order as it is now.
 */
export const orderEarnings = kit.table(
  'order_earnings',
  {
    id: kit.id(),
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** `history`: of an order from a file, which gives nothing; kept before orders said so themselves. */
    state: kit.text().$type<EarningState>().notNull(),
    /** The version of the programme, when the order was paid. */
    programmeNumber: kit.integer().notNull(),
    paidAt: kit.instant().notNull(),
    /** The member's level before the order. */
    level: kit.text(),
    /** The member's groups, and whether it was the birthday, when it was awarded; null in rows of before they were kept. */
    groups: kit.json().$type<string[]>(),
    isBirthday: kit.yesNo(),
    /** By rule and currency, with the awards of the lines. */
    awards: kit.json().$type<StoredAward[]>().notNull(),
    /** The lines of the order by which they were computed, with what was paid for each. */
    lines: kit.json().$type<KeptLine[]>().notNull(),
    /** The counted returns whose share was taken back, by the store's ids. */
    returns: kit.json().$type<string[]>().notNull(),
    /** When the delivery became known from which points are pending; null before. */
    deliveredAt: kit.instant(),
    /** Counts the corrections. */
    revision: kit.integer().notNull().default(0),
    recordedAt: kit.instant().notNull(),
    updatedAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('order_earnings_member_id').on(t.orderId, t.memberId),
    kit.index('order_earnings_member').on(t.memberId),
  ],
);

/**
 * Orders and events that arrived so late that they earn nothing until a person approves. Exactly one of `orderId` and
 * `eventId` is set.
 */
export const earnApprovals = kit.table(
  'earn_approvals',
  {
    id: kit.id(),
    orderId: kit.integer().references(() => orders.id),
    eventId: kit.integer().references(() => events.id),
    /** What is rewarded, and the store's id of the order or event. */
    trigger: kit.text().$type<EarnTrigger>().notNull(),
    sourceId: kit.text().notNull(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** When it happened, and when it became known. */
    occurredAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    state: kit.text().$type<ApprovalOutcome>().notNull(),
    decidedBy: kit.text(),
    decidedAt: kit.instant(),
    reason: kit.text(),
    ...stamps(),
  },
  (t) => [
    kit.unique('earn_approvals_member_id').on(t.orderId, t.memberId),
    kit.unique('earn_approvals_event_id').on(t.eventId),
    kit
      .index('earn_approvals_waiting')
      .on(t.occurredAt)
      .where(sql`state = 'waiting'`),
    kit.index('earn_approvals_member').on(t.memberId),
  ],
);
