/** Which refunds need a second person, by the limits of the after-sales policy. Pure. */
import type { Role } from '#contract/platform/access';
import type { PolicyTerms } from '#contract/service/policies';
import type { GrantedAlone, RefundKind } from '#contract/service/refunds';
import { isWithin, roleLimit } from '#rules/service/policies';
import { bringsGoods } from '#rules/service/refunds';

type Terms = Pick<PolicyTerms, 'refundLimits' | 'goodwillLimits' | 'autoApproval'>;

/** The request that a kind answers: what the policy approves at once needs no second person, whoever grants it. */
const REQUESTS: Partial<Record<RefundKind, keyof PolicyTerms['autoApproval']>> = {
  goods: 'return',
  refundOnly: 'refundOnly',
};

export interface Granted {
  kind: RefundKind;
  /** With the return freight. */
  total: number;
  returnFreight: number;
  /** What was granted of the order before without a second person. */
  granted: GrantedAlone;
  /** What was charged for the delivery of the order. */
  delivery: number;
}

/** What may be refunded of an order without a second person; null for any amount. */
export const refundLimit = (terms: Terms, role: Role | null, kind: RefundKind): number | null => {
  const limit = roleLimit(terms, role, bringsGoods(kind) ? 'refundLimits' : 'goodwillLimits');
  const request = REQUESTS[kind];
  const atOnce = request === undefined ? null : terms.autoApproval[request];
  return limit === null ? null : Math.max(limit, atOnce ?? 0);
};

/** All money of an order without goods, whatever its kind: return freight as far as it is more than the delivery was. */
const moneyAlone = ({ money, freight }: GrantedAlone, delivery: number): number =>
  money + Math.max(0, freight - delivery);

/** A limit, what counts towards it, and what of that was granted before. */
export interface LimitUse {
  limit: number | null;
  counted: number;
  before: number;
}

/** The limits that a refund counts towards. Return freight counts as money without goods, too. */
const limitUses = (terms: Terms, role: Role | null, asked: Granted): LimitUse[] => {
  const { kind, total, returnFreight, granted, delivery } = asked;
  const limit = refundLimit(terms, role, kind);
  const before = moneyAlone(granted, delivery);
  if (!bringsGoods(kind)) return [{ limit, counted: before + total, before }];
  const freight = granted.freight + returnFreight;
  const counted = moneyAlone({ ...granted, freight }, delivery);
  const ofGoods = { limit, counted: granted.goods + total, before: granted.goods };
  const goodwill = roleLimit(terms, role, 'goodwillLimits');
  return counted > before ? [ofGoods, { limit: goodwill, counted, before }] : [ofGoods];
};

/** The limit that a refund is above, else the first that it counts towards. */
export const limitUse = (terms: Terms, role: Role | null, asked: Granted): LimitUse => {
  const uses = limitUses(terms, role, asked);
  const above = uses.find(({ limit, counted }) => !isWithin(limit, counted));
  return above ?? uses[0] ?? { limit: null, counted: 0, before: 0 };
};

/** The limit that a total is above; null where nobody else needs to approve it. */
export const limitExceeded = (terms: Terms, role: Role | null, asked: Granted): number | null => {
  const { limit, counted } = limitUse(terms, role, asked);
  return asked.total === 0 || isWithin(limit, counted) ? null : limit;
};

/**
 * Whether the policy approves what is asked for without a person, with what was granted of the order before: by the same
 * limit up to which its money then needs nobody.
 */
export const isApprovedAtOnce = (terms: Terms, asked: Granted): boolean => {
  const request = REQUESTS[asked.kind];
  return (
    request !== undefined &&
    terms.autoApproval[request] !== null &&
    limitExceeded(terms, null, asked) === null
  );
};

/** The most return freight of an order, whoever grants it: the delivery with what a manager gives without goods. */
export const mostReturnFreight = (
  { goodwillLimits }: Pick<PolicyTerms, 'goodwillLimits'>,
  { delivery, captured }: { delivery: number; captured: number },
): number => delivery + (goodwillLimits.manager ?? captured);
