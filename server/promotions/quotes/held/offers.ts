/** What the codes that a member holds would give a basket, each in addition to the codes that are entered. Pure. */
import {
  type CouponOffer,
  MAX_TRIED,
  type QuoteCoupons,
  type UnfitCoupon,
} from '#contract/promotions/quotes/held';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { whyIneligible } from '../../engine/eligible.ts';
import { evaluateScreened } from '../../engine/evaluate.ts';
import type { ScreenedCandidates } from '../../engine/eligible.ts';
import type { Applied, Basket, EngineRules, UsageLookup } from '../../engine/types.ts';
import { whyRefused } from '../codes.ts';
import { type HeldCode, isUsedUp } from './usable.ts';

/** A basket as it was evaluated with the codes that are entered. */
export interface Evaluated {
  basket: Basket;
  screened: ScreenedCandidates;
  applied: readonly Applied[];
  rules: EngineRules;
  usage: UsageLookup;
}

const discountOf = (applied: readonly Applied[]) =>
  applied.reduce((sum, { amount }) => sum + amount, 0);

/** Why the code gives nothing whatever the basket contains; null where it is to be tried. */
const whyNot = (
  { row, batch, candidate }: HeldCode,
  { basket: { shopper, at }, screened, rules, usage }: Evaluated,
): PromotionVerdict | null => {
  const isEntered = [...screened.eligible, ...screened.refused.map((one) => one.candidate)].some(
    ({ id, code }) => id === candidate.id && code !== null,
  );
  if (isEntered) return 'silenced';
  return (
    whyRefused(row, batch, row.memberId === null ? [] : [row.memberId], at) ??
    whyIneligible(candidate, shopper, at, rules) ??
    (isUsedUp(candidate, usage) ? 'codeUsedUp' : null)
  );
};

/** Codes of one promotion, of which the first is tried. */
const tryCodes = (
  [first, ...others]: readonly [HeldCode, ...HeldCode[]],
  { basket, screened, applied, rules, usage }: Evaluated,
): { offer: CouponOffer } | { unfit: UnfitCoupon[] } => {
  const { candidate, row, validUntil } = first;
  const eligible = [...screened.eligible, candidate];
  const outcome = evaluateScreened(basket, { eligible, refused: [] }, rules, usage);
  const own = outcome.applied.find((one) => one.candidate === candidate);
  if (own)
    return {
      offer: {
        code: row.code,
        promotionId: candidate.id,
        label: candidate.label,
        saves: discountOf(outcome.applied) - discountOf(applied),
        gifts: own.gifts.map(({ variantId, quantity }) => ({ variantId, quantity })),
        validUntil,
        others: others.map((one) => one.row.code),
      },
    };
  const judged = outcome.verdicts.find(({ promotionId }) => promotionId === candidate.id);
  return {
    unfit: [first, ...others].map(({ row: { code } }) => ({
      code,
      promotionId: candidate.id,
      verdict: judged?.verdict ?? 'nothingLeft',
      ...(judged?.lostTo !== undefined && { lostTo: judged.lostTo }),
      ...(judged?.missing !== undefined && { missing: judged.missing }),
      ...(judged?.missingKind !== undefined && { missingKind: judged.missingKind }),
    })),
  };
};

const byGain = (one: CouponOffer, other: CouponOffer) =>
  other.saves - one.saves || Number(other.gifts.length > 0) - Number(one.gifts.length > 0);

/** `held`: the one that ends soonest first, which decides where two give the same, and which are tried at all. */
export const offerCoupons = (
  held: readonly HeldCode[],
  evaluated: Evaluated,
): Omit<QuoteCoupons, 'entered'> => {
  const offers: CouponOffer[] = [];
  const unfit: UnfitCoupon[] = [];
  const byPromotion = new Map<number, [HeldCode, ...HeldCode[]]>();
  for (const one of held) {
    const promotionId = one.candidate.id;
    const verdict = whyNot(one, evaluated);
    const known = byPromotion.get(promotionId);
    if (verdict) unfit.push({ code: one.row.code, promotionId, verdict });
    else if (known) known.push(one);
    else byPromotion.set(promotionId, [one]);
  }
  const all = [...byPromotion.values()];
  for (const codes of all.slice(0, MAX_TRIED)) {
    const tried = tryCodes(codes, evaluated);
    if ('offer' in tried) offers.push(tried.offer);
    else unfit.push(...tried.unfit);
  }
  return {
    offers: offers.toSorted(byGain),
    unfit,
    untried: all.slice(MAX_TRIED).reduce((sum, { length }) => sum + length, 0),
  };
};

/** The code to enter where the best is asked for: none that saves nothing and gives no goods. */
export const bestOf = ({ offers }: Pick<QuoteCoupons, 'offers'>): string | null => {
  const [best] = offers;
  return best && (best.saves > 0 || (best.saves === 0 && best.gifts.length > 0)) ? best.code : null;
};
