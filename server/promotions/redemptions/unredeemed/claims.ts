/** Sums the discounts that orders claim, by promotion. Pure. */
import { mulDiv } from '#shared/money';
import type { ClaimedLine } from './claimedLines.ts';
import type { ReturnedUnits } from './returnedLines.ts';

/** The coupon of a code, with the promotion for which it was made. */
export interface KnownCode {
  couponId: number;
  promotionId: number;
  /** UTC ms, when both the code and its promotion had begun: older orders cannot mean this code. */
  since: number;
}

/** What an order says one promotion took off. */
export interface Claim {
  orderId: number;
  externalId: string;
  placedAt: number;
  /** The member's id in the store's own system. */
  member: string | null;
  promotionId: number;
  couponId: number | null;
  code: string | null;
  label: string;
  /** As the order was sent. */
  amount: number;
  /** Of `amount`, what belongs to units that were returned. */
  returnedAmount: number;
  /** Whether all units of the order were returned. */
  isReturned: boolean;
  /** Units that the buyer still has, by variant. */
  variants: Map<number, number>;
}

/** The promotion that a discount names, itself or by its code. */
const namedBy = (
  { promotionId, code, placedAt }: ClaimedLine,
  known: (code: string) => KnownCode | undefined,
): { promotionId: number; couponId: number | null } | null => {
  const coupon = code === null ? undefined : known(code);
  const ofCode = coupon && coupon.since <= placedAt ? coupon : undefined;
  if (promotionId === null)
    return ofCode ? { promotionId: ofCode.promotionId, couponId: ofCode.couponId } : null;
  return {
    promotionId,
    couponId: coupon?.promotionId === promotionId ? coupon.couponId : null,
  };
};

const NOTHING: ReturnedUnits = { byPosition: new Map(), isAllBack: false };

/** One claim for each order and promotion. `returned`: by order. */
export const toClaims = (
  lines: readonly ClaimedLine[],
  returned: ReadonlyMap<number, ReturnedUnits>,
  known: (code: string) => KnownCode | undefined,
): Claim[] => {
  const claims = new Map<string, Claim>();
  const counted = new Set<string>();
  for (const line of lines) {
    const named = namedBy(line, known);
    if (!named) continue;
    const { orderId, externalId, placedAt, member, code, label, amount, variantId } = line;
    const { byPosition, isAllBack } = returned.get(orderId) ?? NOTHING;
    const back = byPosition.get(line.position) ?? 0;
    const quantity = line.quantity ?? 0;
    const name = `${orderId}/${named.promotionId}`;
    const claim: Claim = claims.get(name) ?? {
      orderId,
      externalId,
      placedAt,
      member,
      label,
      promotionId: named.promotionId,
      couponId: null,
      code: null,
      amount: 0,
      returnedAmount: 0,
      isReturned: isAllBack,
      variants: new Map(),
    };
    claims.set(name, claim);
    claim.couponId ??= named.couponId;
    claim.code ??= code;
    claim.amount += amount;
    claim.returnedAmount += quantity > 0 ? mulDiv(amount, back, quantity, 'down') : 0;
    // A line may have several discounts of one promotion; its units are the same.
    const lineName = `${name}/${line.position}`;
    if (variantId !== null && !counted.has(lineName))
      claim.variants.set(variantId, (claim.variants.get(variantId) ?? 0) + quantity - back);
    counted.add(lineName);
  }
  return [...claims.values()];
};
