/** Money that was promised in complaints and disputes, and how a refund says whether it pays a promise. */
import * as z from 'zod';
import { amount, count, orDefault, reference } from '#shared/fields';

/** Money that an open case about an order has promised and that was not given yet. */
export const OpenPromise = z.object({
  remedyId: reference('caseRemedies'),
  caseId: reference('cases'),
  caseNumber: z.string(),
  amount: amount(),
  /** What refunds for it hold, whether they have moved yet or not. */
  given: amount(),
  /** Whether the customer has agreed; until then it is only proposed. */
  isAgreed: z.boolean(),
  /** The open case that pays it; null where none does. */
  payingCase: z.string().nullable(),
});
export type OpenPromise = z.infer<typeof OpenPromise>;

export const OpenPromises = z.object({
  promises: z.array(OpenPromise).max(200),
  count: count(0, 200),
});
export type OpenPromises = z.infer<typeof OpenPromises>;

/** Money without goods says which promise it pays, or that it is given beside all of them. */
export const PromiseNamed = {
  remedyId: orDefault(reference('caseRemedies').nullable(), null),
  isBeside: orDefault(z.boolean(), false),
};
export interface PromiseNamed {
  remedyId: number | null;
  isBeside: boolean;
}
