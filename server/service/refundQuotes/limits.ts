/** Which refunds need a second person, by the limits of the after-sales policy. Pure. */
import type { Role } from '#contract/platform/access';
import type { PolicyTerms } from '#contract/service/policies';
import type { RefundKind } from '#contract/service/refunds';
import { isWithin, roleLimit } from '#rules/service/policies';
import { bringsGoods } from '#rules/service/refunds';

type Terms = Pick<PolicyTerms, 'refundLimits' | 'goodwillLimits' | 'autoApproval'>;

/** The request that a kind answers: what the policy approves at once needs no second person, whoever grants it. */
const REQUESTS: Partial<Record<RefundKind, keyof PolicyTerms['autoApproval']>> = {
  goods: 'return',
  refundOnly: 'refundOnly',
};

interface Granted {
  kind: RefundKind;
  total: number;
  /** What was granted of the order before without a second person, by the same limit. */
  grantedAlone: number;
}

/** What may be refunded of an order without a second person; null for any amount. */
export const refundLimit = (terms: Terms, role: Role | null, kind: RefundKind): number | null => {
  const limit = roleLimit(terms, role, bringsGoods(kind) ? 'refundLimits' : 'goodwillLimits');
  const request = REQUESTS[kind];
  const atOnce = request === undefined ? null : terms.autoApproval[request];
  return limit === null ? null : Math.max(limit, atOnce ?? 0);
};

/** The limit that a total is above; null where nobody else needs to approve it. */
export const limitExceeded = (
  terms: Terms,
  role: Role | null,
  { kind, total, grantedAlone }: Granted,
): number | null => {
  const limit = refundLimit(terms, role, kind);
  return total === 0 || isWithin(limit, total + grantedAlone) ? null : limit;
};
