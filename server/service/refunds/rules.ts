/** Which refunds are of units or bring goods, what was granted by one person alone, and who may decide. Pure. */
import type { Approvable, ApprovalAction } from '#contract/platform/approvals';
import type { PaymentFailure, PaymentState } from '#contract/service/refundPayments';
import type {
  GrantedAlone,
  Refund,
  RefundKind,
  RefundState,
  RefundStep,
} from '#contract/service/refunds';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';

/** Whether the kind refunds units; the others are amounts without any. */
export const isOfUnits = (kind: RefundKind): boolean => kind === 'goods' || kind === 'refundOnly';

/** Whether it is about goods that come back; the other kinds are money without any. */
export const bringsGoods = (kind: RefundKind): boolean => kind === 'goods' || kind === 'exchange';

type Held = Pick<Refund, 'kind' | 'state' | 'total' | 'returnFreight' | 'decidedAt'>;
/** What refunds of an order that hold what they refund come to, as far as nobody else approved them. */
export const grantedAloneOf = (refunds: readonly Held[]): GrantedAlone => {
  const alone = refunds.filter(
    ({ state, decidedAt }) => state !== 'submitted' && decidedAt === null,
  );
  const sumOf = (of: (one: Held) => number) => alone.reduce((sum, one) => sum + of(one), 0);
  return {
    goods: sumOf(({ kind, total }) => (bringsGoods(kind) ? total : 0)),
    money: sumOf(({ kind, total }) => (bringsGoods(kind) ? 0 : total)),
    freight: sumOf(({ returnFreight }) => returnFreight),
  };
};

/** Payments that ended, or were never asked for. */
interface ClosablePayment {
  state: PaymentState;
  failure: PaymentFailure | null;
}
/**
 * Why a refund that failed cannot be closed, as a translation key; null where it can be: all that is not paid of it was
 * refunded by the store itself.
 */
export const closeError = (
  { state }: Pick<Refund, 'state'>,
  payments: readonly ClosablePayment[],
): string | null => {
  if (state !== 'failed') return 'refunds.errors.notFailed';
  const unpaid = payments.filter((one) => one.state !== 'cancelled' && one.state !== 'succeeded');
  const isMet = unpaid.every((one) => one.state === 'failed' && one.failure === 'metByStore');
  return isMet ? null : 'refunds.errors.notMet';
};

const ERRORS: ApprovalErrors = {
  state: {
    approve: 'refunds.errors.notSubmitted',
    reject: 'refunds.errors.notSubmitted',
    withdraw: 'refunds.errors.notSubmitted',
  },
  ownWork: 'refunds.errors.ownWork',
};
type Decided = Pick<Refund, 'state' | 'authorId'>;

const isEnded = (state: RefundState): state is 'rejected' | 'withdrawn' =>
  state === 'rejected' || state === 'withdrawn';

const toApprovable = ({ state, authorId }: Decided): Approvable => ({
  state: state === 'submitted' || isEnded(state) ? state : 'approved',
  authorIds: [authorId],
});

/** Why a person may not do this to a refund, as a translation key; null when they may. Only its author withdraws it. */
export const refundError = (
  action: Extract<ApprovalAction, 'approve' | 'reject' | 'withdraw'>,
  refund: Decided,
  personId: string | null,
): string | null => {
  if (refund.state !== 'submitted') return 'refunds.errors.notSubmitted';
  const error = approvalError(ERRORS, action, toApprovable(refund), personId);
  if (error !== null || action !== 'withdraw') return error;
  return refund.authorId === personId ? null : 'refunds.errors.othersWork';
};

/** What of a refund tells its steps. */
type Told = Pick<
  Refund,
  | 'id'
  | 'state'
  | 'kind'
  | 'total'
  | 'authorName'
  | 'approverName'
  | 'decidedAt'
  | 'succeededAt'
  | 'createdAt'
> & { ticketId: number; updatedAt: number };

/** What happened to a refund, in the order in which it happened; a failure only while it lasts. */
export const stepsOfRefund = (refund: Told): RefundStep[] => {
  const { id: refundId, ticketId, state, kind, total, decidedAt, succeededAt } = refund;
  const step = (of: RefundStep['step'], at: number, name: string | null = null): RefundStep => ({
    refundId,
    ticketId,
    step: of,
    at,
    kind,
    total,
    name,
  });
  const waited = state === 'submitted' || state === 'withdrawn' || decidedAt !== null;
  return [
    step(waited ? 'submitted' : 'granted', refund.createdAt, refund.authorName),
    ...(decidedAt === null
      ? []
      : [step(state === 'rejected' ? 'rejected' : 'approved', decidedAt, refund.approverName)]),
    ...(state === 'withdrawn' || state === 'failed' || state === 'closed'
      ? [step(state, refund.updatedAt)]
      : []),
    ...(succeededAt === null ? [] : [step('succeeded', succeededAt)]),
  ];
};
