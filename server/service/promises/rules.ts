/** What was promised is given once: which refund pays a promise, and how much of it is left. Pure; amounts in minor units. */
import type { OpenPromise, PromiseNamed } from '#contract/service/promises';
import { message } from '#shared/fields';

/** What of a promise can still be given. */
export const leftOf = ({ amount, given }: Pick<OpenPromise, 'amount' | 'given'>): number =>
  Math.max(0, amount - given);

/** Those that a refund can be named for, the first agreed one first. */
export const payable = (promises: readonly OpenPromise[]): OpenPromise[] =>
  promises.filter((one) => one.isAgreed && one.payingCase === null && leftOf(one) > 0);

/** What is wrong with what a refund says of promises, by field; empty where it can be granted. */
export type PromiseErrors = Partial<Record<'remedyId' | 'isBeside' | 'amount', string>>;

/** `total`: what is given now; null where that is not known yet. */
export const promiseErrors = (
  promises: readonly OpenPromise[],
  { remedyId, isBeside }: PromiseNamed,
  total: number | null,
): PromiseErrors => {
  if (remedyId === null) {
    const open = promises.find((one) => leftOf(one) > 0);
    if (isBeside || !open) return {};
    const { caseNumber: number } = open;
    return { remedyId: message('promises.errors.which', { amount: leftOf(open), number }) };
  }
  if (isBeside) return { isBeside: 'promises.errors.either' };
  const named = promises.find((one) => one.remedyId === remedyId);
  if (!named) return { remedyId: 'promises.errors.notOpen' };
  if (!named.isAgreed) return { remedyId: 'promises.errors.notAgreed' };
  if (named.payingCase !== null)
    return { remedyId: message('promises.errors.byCase', { number: named.payingCase }) };
  const left = leftOf(named);
  if (left === 0) return { remedyId: 'promises.errors.notOpen' };
  return total !== null && total > left
    ? { amount: message('promises.errors.above', { amount: left }) }
    : {};
};
