/** Which refunds are of units, when one needs a second person, and who may decide on it. Pure. */
import { can, type Role } from '#contract/platform/access';
import type { Approvable, ApprovalAction } from '#contract/platform/approvals';
import type { Settings } from '#contract/platform/settings';
import type { Refund, RefundKind, RefundState } from '#contract/service/refunds';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';

/** Whether the kind refunds units; the others are amounts without any. */
export const isOfUnits = (kind: RefundKind): boolean => kind === 'goods' || kind === 'refundOnly';

export type RefundLimits = Pick<
  Settings,
  'refundLimitOwner' | 'refundLimitManager' | 'refundLimitAgent' | 'goodwillRefundLimitAgent'
>;

/** What a role may refund without a second person; null for any amount. Without goods agents may give less. */
export const refundLimit = (
  settings: RefundLimits,
  role: Role | null,
  kind: RefundKind,
): number | null => {
  if (role === 'owner') return settings.refundLimitOwner;
  if (role === 'manager') return settings.refundLimitManager;
  if (role !== 'agent') return 0;
  return kind === 'goods' ? settings.refundLimitAgent : settings.goodwillRefundLimitAgent;
};

/** What refunds that hold what they refund come to, of a kind and as far as nobody else approved them. */
export const grantedAloneOf = (
  refunds: readonly Pick<Refund, 'kind' | 'state' | 'total' | 'decidedAt'>[],
  kind: RefundKind,
): number =>
  refunds.reduce(
    (sum, one) =>
      one.kind === kind && one.state !== 'submitted' && one.decidedAt === null
        ? sum + one.total
        : sum,
    0,
  );

/**
 * The limit that a total is above, with what was granted of the order before without a second person; null where nobody
 * else needs to approve it.
 */
export const limitExceeded = (
  settings: RefundLimits,
  role: Role | null,
  { kind, total, grantedAlone }: { kind: RefundKind; total: number; grantedAlone: number },
): number | null => {
  const limit = refundLimit(settings, role, kind);
  return limit !== null && total > 0 && total + grantedAlone > limit ? limit : null;
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
