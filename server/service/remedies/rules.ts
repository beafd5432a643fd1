/** Which remedies become cases of their own, and what shows that one was done. Pure. */
import type { SpendPolicy } from '#contract/members/programme';
import type { ApprovalState } from '#contract/platform/approvals';
import type { Terms } from '#contract/promotions/terms';
import type { Refund } from '#contract/service/refunds';
import type { RemedyInput, RemedyKind, RemedyState } from '#contract/service/remedies';
import type { CaseKind, CaseStage } from '#contract/service/stages';
import { mulDiv } from '#shared/money';

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

/** What became of the case that does a remedy: only one that was completed has done it. */
export type ChildOutcome = 'open' | 'completed' | 'ended';

interface RemedyFacts {
  doneAt: number | null;
  /** Null where no points were given. */
  adjustment: ApprovalState | null;
  /** Null where no case does it. */
  child: ChildOutcome | null;
  /** Of money: what was promised, and what refunds for it hold and have paid. */
  money?: { amount: number; given: number; paid: number } | null;
}
/** Done follows the outcome: what was rejected, taken back or ended otherwise leaves the remedy open. */
export const remedyState = ({ doneAt, adjustment, child, money }: RemedyFacts): RemedyState => {
  const isPaid = money != null && money.paid >= money.amount;
  if (doneAt !== null || adjustment === 'approved' || child === 'completed' || isPaid)
    return 'done';
  const isGiven = money != null && money.given >= money.amount;
  return adjustment === 'submitted' || child === 'open' || isGiven ? 'underWay' : 'open';
};

/** The fewest points that pay at least as much in the checkout as was promised. */
export const pointsFor = ({ points, amount }: SpendPolicy, promised: number): number =>
  mulDiv(promised, points, amount, 'up');

/** What a code takes off at most, where that is a fixed amount; null where it depends on the basket. */
export const fixedWorth = (rewards: Terms['rewards']): number | null => {
  let worth = 0;
  for (const reward of rewards) {
    if (reward.kind !== 'amount' || reward.per !== 'order') return null;
    worth += reward.amount;
  }
  return worth;
};

/** Stages in which what was agreed on is carried out. */
export const CARRIED_OUT: Partial<Record<CaseKind, readonly CaseStage[]>> = {
  complaint: ['accepted', 'remedying'],
  dispute: ['agreed', 'executing'],
};
/** Stages in which a proposal stands, or waits for somebody else's approval. */
export const STANDING: readonly CaseStage[] = [
  'approval',
  'proposed',
  'accepted',
  'remedying',
  'agreed',
  'executing',
];
/** The remedy that a case of this kind can do. */
export const doneByCase = (kind: CaseKind): RemedyKind | null => {
  if (kind === 'refundOnly') return 'refund';
  return kind === 'return' || kind === 'exchange' || kind === 'repair' ? kind : null;
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

/** What is promised and not paid yet: each refund of the amount that was granted since pays one promise. */
export const unpaidOf = (
  promised: readonly { amount: number; since: number }[],
  refunds: readonly Pick<Refund, 'total' | 'createdAt'>[],
): number => {
  const left = [...refunds];
  return promised.reduce((sum, { amount, since }) => {
    const index = left.findIndex(({ total, createdAt }) => total === amount && createdAt >= since);
    if (index < 0) return sum + amount;
    left.splice(index, 1);
    return sum;
  }, 0);
};
