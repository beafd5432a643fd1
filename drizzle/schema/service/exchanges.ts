import type { SentAnyway } from '#contract/service/exchanges';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { instructions } from '../orders/instructions.ts';
import { cases } from './cases.ts';
import { refunds } from './refunds.ts';

/** What cases of the kind `exchange` have in addition. */
export const exchanges = kit.table(
  'exchanges',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** Above zero the customer pays it, below zero it is refunded; null until it was computed. */
    difference: kit.money(),
    settledAt: kit.instant(),
    /** Until when the difference can be paid. */
    payUntil: kit.instant(),
    /** When the customer agreed to pay it, and when a manager waived it. */
    agreedAt: kit.instant(),
    waivedAt: kit.instant(),
    /** Until when the replacement is kept back after the approval. */
    heldUntil: kit.instant(),
    /** Whether the replacement was sent before the goods came back. */
    isAdvance: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
    shippedAt: kit.instant(),
    /** When the shop had sent a replacement that is not the customer's, because the exchange ended otherwise. */
    sentAnywayAt: kit.instant(),
    /** What became of that; null while nobody has said it. */
    sentAnyway: kit.text().$type<SentAnyway>(),
    /** Whether it became a refund because the replacement could not be delivered. */
    isUndeliverable: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
    /** Units that are other goods than those of the order stay accepted, as they were when it was settled or became a refund. */
    paysOthers: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
    /**
     * Offered after the inspection failed: what is paid for the units that were not accepted, zero where they go back;
     * what that takes off their worth, and why.
     */
    partAmount: kit.money(),
    partDeduction: kit.money(),
    partWhy: kit.text(),
    partAcceptedAt: kit.instant(),
    /** Of the units that were not accepted, where others were. */
    partRefundId: kit.integer().references(() => refunds.id),
    /** By which the shop was asked for the replacement. */
    instructionId: kit.integer().references(() => instructions.id),
    /** Of a difference below zero. */
    refundId: kit.integer().references(() => refunds.id),
    /** What was paid for the difference and went back, once the exchange was refunded; null before. */
    paidBack: kit.money(),
    /** What came in for it and went back in another way than by a refund, or was for a replacement sent anyway. */
    settledApart: kit.money().notNull().default(0),
    /** Of a replacement that was closed as a sale: what it cost then; null where that was not known. */
    soldFor: kit.money(),
  },
  (t) => [
    kit.unique('exchanges_case_id').on(t.caseId),
    kit.index('exchanges_instruction').on(t.instructionId),
  ],
);

/** By what the units of each line are replaced, and what both are worth once it was computed. */
export const exchangeLines = kit.table(
  'exchange_lines',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** The line of the order whose units come back; those of the replacement count as units of it. */
    lineNumber: kit.integer().notNull(),
    variantId: kit.integer(),
    sku: kit.text().notNull(),
    isSame: kit.yesNo().notNull(),
    quantity: kit.integer(),
    /** How many of these units were replacements of an earlier exchange; null where that is not known. */
    replacedUnits: kit.integer(),
    /** What was paid for these units with the order, and what can be refunded for them now. */
    share: kit.money(),
    refundable: kit.money(),
    /** What the units of the replacement cost. */
    price: kit.money(),
  },
  (t) => [
    kit.unique('exchange_lines_line_number').on(t.caseId, t.lineNumber),
    kit.index('exchange_lines_sku').on(t.sku),
  ],
);
