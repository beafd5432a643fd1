import type { FreightPayer, ReturnAnswer, ReturnPurpose } from '#contract/service/policies';
import type { Deduction } from '#contract/service/refundQuotes';
import type { RefundKind } from '#contract/service/refunds';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';

/** What cases that pay money back have in addition: returns, refunds without goods, and price protection. */
export const returnCases = kit.table(
  'return_cases',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    refundKind: kit.text().$type<RefundKind>().notNull(),
    /** What the policy said when the customer asked, of the first line that it refuses; null where no goods come back. */
    purpose: kit.text().$type<ReturnPurpose>(),
    answer: kit.text().$type<ReturnAnswer>(),
    lastDay: kit.day(),
    /** Of goodwill: the amount that was asked for. */
    amount: kit.money().notNull().default(0),
    /** Of price protection: where the lower price was seen, and on which day. */
    evidence: kit.text(),
    evidenceOn: kit.day(),
    /** What the refund would come to when it was approved, and until when that holds. */
    quoted: kit.money(),
    quotedUntil: kit.instant(),
    approverId: kit.text(),
    /** Whether it was more than an agent decides alone: then somebody else inspects the goods. */
    isAboveAgent: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
    /** Where to and how the customer sends the goods. */
    instructions: kit.text(),
    /** Why fewer units were approved than were asked for, as the customer reads it. */
    refusedWhy: kit.text(),
    freightPayer: kit.text().$type<FreightPayer>(),
    /** As they were settled, with what the refund came to then. */
    deductions: kit.json().$type<Deduction[]>().notNull(),
    returnFreight: kit.money().notNull().default(0),
    settled: kit.money(),
    /** Units that are other goods than those of the order are paid all the same, as a person said why. */
    paysOthers: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
    /** A part that was offered after the inspection failed; the goods stay here if the customer accepts it. */
    offered: kit.money(),
    isPart: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
  },
  (t) => [kit.unique('return_cases_case_id').on(t.caseId)],
);

/** Of price protection: what one unit of a line costs now. */
export const returnCasePrices = kit.table(
  'return_case_prices',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    lineNumber: kit.integer().notNull(),
    unitPrice: kit.money().notNull(),
  },
  (t) => [kit.unique('return_case_prices_line_number').on(t.caseId, t.lineNumber)],
);
