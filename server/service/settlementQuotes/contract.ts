/** What a return comes to after its inspection, before the amount is settled. */
import * as z from 'zod';
import { amount, count } from '#shared/fields';
import { RefundLine } from '#contract/service/refunds';

/** `POST /api/cases/:id/settlementQuote`, with what the settlement would be sent with; saves nothing. */
export const SettlementQuote = z.object({
  /** What came in of each line, and how many units of it are paid. */
  units: z.array(
    z.object({
      lineNumber: count(1, 1_000_000),
      name: z.string(),
      agreed: count(0, 1_000_000),
      received: count(0, 1_000_000),
      accepted: count(0, 1_000_000),
    }),
  ),
  /** Units that came in, are other goods than those of the order, and are not paid as it was asked for. */
  others: count(0, 1_000_000),
  /** The refund line by line, with what is taken off; none where no unit was accepted. */
  lines: z.array(RefundLine),
  total: amount(),
  /** What the customer was told before the inspection. */
  quoted: amount().nullable(),
});
export type SettlementQuote = z.infer<typeof SettlementQuote>;
