import * as z from 'zod';
import { REFUND_STATES } from '#contract/service/refunds';
import { amount, instant, reference, whole } from '#shared/fields';

/** A refund that a case granted. */
export const CaseRefund = z.object({
  id: reference('refunds'),
  /** Where the one before was refused or taken back, another one takes its place. */
  round: whole('count'),
  state: z.enum(REFUND_STATES),
  total: amount(),
  createdAt: instant(),
  succeededAt: instant().nullable(),
});
export type CaseRefund = z.infer<typeof CaseRefund>;
