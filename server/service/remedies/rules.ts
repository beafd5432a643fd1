/** Which remedies become cases of their own, and what shows that one was done. Pure. */
import type { Refund } from '#contract/service/refunds';
import type { RemedyInput, RemedyKind } from '#contract/service/remedies';
import type { CaseKind } from '#contract/service/stages';

/**
 * The kind of case that a remedy begins by itself, with these lines; null where staff do it, and open the case if one is
 * needed. A repair is of one unit, so it begins where the goods are known to be that one.
 */
export const beginsWith = (
  kind: RemedyKind,
  lines: readonly { quantity: number }[],
): CaseKind | null =>
  kind === 'repair' && lines.length === 1 && lines[0]?.quantity === 1 ? 'repair' : null;

/** Goods are dealt with in a case of this kind, which has to be completed. */
export const NEEDS_CASE: Partial<Record<RemedyKind, CaseKind>> = {
  return: 'return',
  exchange: 'exchange',
  repair: 'repair',
};

/** Whether a refund pays what was promised: that amount, granted since it was agreed on, and all of it paid. */
export const isPaymentOf = (
  { state, total, createdAt }: Pick<Refund, 'state' | 'total' | 'createdAt'>,
  amount: number | null,
  agreedAt: number,
): boolean => state === 'succeeded' && total === amount && createdAt >= agreedAt;

/** Why nothing shows that a remedy was done, as a translation key; null of one that leaves no record anywhere. */
export const withoutRecord = (kind: RemedyKind): string | null => {
  if (kind === 'apology') return null;
  if (kind === 'refund') return 'cases.errors.remedyNotPaid';
  return NEEDS_CASE[kind] === undefined
    ? 'cases.errors.remedyNotRecorded'
    : 'cases.errors.remedyCaseMissing';
};

/** What is promised in money, without what goods that come back are worth. */
export const promisedMoney = (remedies: readonly RemedyInput[]): number =>
  remedies.reduce((sum, { kind, amount }) => sum + (kind === 'refund' ? (amount ?? 0) : 0), 0);
