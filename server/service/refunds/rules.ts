/** Which refunds are of units or bring goods, what was granted by one person alone, and who may decide. Pure. */
import { can, type Role } from '#contract/platform/access';
import type { Approvable, ApprovalAction } from '#contract/platform/approvals';
import type { Refund, RefundKind, RefundState } from '#contract/service/refunds';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';

/** Whether the kind refunds units; the others are amounts without any. */
export const isOfUnits = (kind: RefundKind): boolean => kind === 'goods' || kind === 'refundOnly';

/** Whether it is about goods that come back; the other kinds are money without any. */
export const bringsGoods = (kind: RefundKind): boolean => kind === 'goods' || kind === 'exchange';

/** What refunds that hold what they refund come to, of kinds with the same limit and as far as nobody else approved them. */
export const grantedAloneOf = (
  refunds: readonly Pick<Refund, 'kind' | 'state' | 'total' | 'decidedAt'>[],
  kind: RefundKind,
): number =>
  refunds.reduce(
    (sum, one) =>
      bringsGoods(one.kind) === bringsGoods(kind) &&
      one.state !== 'submitted' &&
      one.decidedAt === null
        ? sum + one.total
        : sum,
    0,
  );

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

export const toApprovable = ({ state, authorId }: Decided): Approvable => ({
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

/** Whether a role may approve refunds at all. */
export const approves = (role: Role): boolean => can(role, 'refunds', 'approval');
