/** Which promise a refund pays, as it was chosen. Pure. */
import type { PromiseNamed } from '#contract/service/promises';

/** The id of a remedy as text, `beside` for none of them, and empty until somebody has chosen. */
export type PromiseAnswer = string;
export const BESIDE = 'beside';
export const NOT_NAMED: PromiseNamed = { remedyId: null, isBeside: false };

export const namedBy = (answer: PromiseAnswer): PromiseNamed => {
  if (answer === BESIDE) return { remedyId: null, isBeside: true };
  return answer === '' ? NOT_NAMED : { remedyId: Number(answer), isBeside: false };
};
