/** Deadlines of the law: local calendar days, of which the first is the day after. Pure. */
import type { CaseAction } from '#contract/service/caseActions';
import type { DeadlineRule } from '#contract/service/clocks';
import type { CaseKind, CaseStage } from '#contract/service/stages';
import { endOfDays } from '#shared/days';

const DEADLINE_DAYS: Readonly<Record<DeadlineRule, number>> = {
  /** The price is returned within seven days after the goods came back. */
  refundAfterReceipt: 7,
  /** A complaint is acknowledged by the end of the next day. */
  complaintAcknowledgement: 1,
};

/** The end of the last day. */
export const deadlineAt = (rule: DeadlineRule, startedAt: number, timeZone: string): number =>
  endOfDays(startedAt, DEADLINE_DAYS[rule], timeZone);

/**
 * What a step does to the deadline of its case; null for nothing. Goods that are exchanged owe no price: only once the
 * exchange goes on as a refund, from when they came back.
 */
export const deadlineMove = (
  kind: CaseKind,
  action: CaseAction,
  to: CaseStage,
): 'start' | 'meet' | 'cancel' | null => {
  if (kind === 'complaint')
    return action === 'open' ? 'start' : action === 'acknowledge' ? 'meet' : null;
  if (kind !== 'return' && kind !== 'exchange') return null;
  // An exchange that ends with its replacement paid no price, of which no deadline is left.
  if (action === 'complete') return 'meet';
  // It goes on as an exchange after all: it was paid in time, or the shop had sent the replacement before it was asked not to.
  if (kind === 'exchange' && (action === 'reserve' || action === 'shipReplacement'))
    return 'cancel';
  const starts =
    kind === 'return' ? action === 'receive' : to === 'convertedToRefund' || to === 'refundPending';
  return starts ? 'start' : null;
};

/**
 * Since when the price is owed: since the goods came back, but of an exchange whose difference the customer did not pay
 * only since that was certain. Null while nothing came back.
 */
export const owedFrom = (
  action: CaseAction,
  at: number,
  receivedAt: number | null,
): number | null =>
  receivedAt !== null && (action === 'expire' || action === 'decline')
    ? Math.max(at, receivedAt)
    : receivedAt;
