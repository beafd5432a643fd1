/** Reviews a draft before it is submitted: the promotions it conflicts with, the worst baskets, and warnings. */
import type { Settings } from '#contract/platform/settings';
import type { PromotionInput, PromotionReview, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { marginBps } from '../../pricing/guards/rules.ts';
import type { Candidate } from '../engine/types.ts';
import { approvalReason } from '../promotions/rules.ts';
import { draftCandidate } from '../quotes/draft.ts';
import { priceOf, variantFacts } from '../quotes/goods.ts';
import { engineRules } from '../quotes/quote.ts';
import { computeConflict } from './conflicts.ts';
import { loadOthers } from './others.ts';
import { inScope } from './sample.ts';
import {
  concerns,
  depthBps,
  evaluateSample,
  type SampleGoods,
  type SampleResult,
  shopperFor,
  unitsFor,
  withoutRestrictions,
} from './worstCase.ts';

/** Variants in a sample, spread over the scope. */
const SAMPLE_SIZE = 400;
/** Rows of the worst baskets in the answer. */
const MOST_WORST = 20;

const warningsOf = (terms: Terms, now: number): string[] => [
  ...(terms.endsAt === null ? ['promotions.warnings.noEnd'] : []),
  ...(terms.limits.budget === null && terms.limits.uses === null
    ? ['promotions.warnings.unlimited']
    : []),
  ...(terms.startsAt < now - 60_000 ? ['promotions.warnings.startsAtOnce'] : []),
  ...(terms.rewards.some((reward) => reward.kind === 'gift')
    ? ['promotions.warnings.giftStock']
    : []),
  ...(terms.limits.perMember === null && terms.trigger === 'code'
    ? ['promotions.warnings.noMemberLimit']
    : []),
];

/** A sample of the goods that the draft may reduce, each with the quantity that reaches every threshold. */
const loadSample = async (
  db: Db,
  settings: Settings,
  terms: Terms,
  candidate: Candidate,
  at: number,
): Promise<SampleGoods[]> => {
  const ids = await inScope(db, terms, SAMPLE_SIZE);
  const price = await priceOf(db, ids, shopperFor([terms]), at);
  const known = await variantFacts(db, ids, settings);
  return [...known.values()].flatMap((facts) => {
    const single = price(facts.line.variantId, 1);
    const quantity = single ? unitsFor(terms, single.unitPrice) : 1;
    const priced = single && price(facts.line.variantId, quantity);
    return priced && concerns(candidate, facts, priced) ? [{ facts, price: priced, quantity }] : [];
  });
};

type Worst = PromotionReview['worst'][number];
const toWorst = (result: SampleResult): Worst => {
  const { facts, line, amount, discount } = result;
  const paid = amount - discount;
  return {
    variantId: line.variantId,
    name: facts.name,
    sku: facts.sku,
    quantity: line.quantity,
    price: amount,
    paid,
    depthBps: depthBps(result),
    marginBps: marginBps(paid, facts.cost === null ? null : facts.cost * line.quantity),
    floor: line.floor === null ? null : line.floor * line.quantity,
  };
};
const byMargin = (one: Worst, other: Worst) =>
  (one.marginBps ?? 10_000) - (other.marginBps ?? 10_000) ||
  other.depthBps - one.depthBps ||
  one.variantId - other.variantId;

export const reviewPromotion = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
  input: PromotionInput,
  replaces: number | null,
): Promise<PromotionReview> => {
  const { terms } = input;
  const rules = engineRules(settings);
  const candidate = withoutRestrictions(await draftCandidate(db, input, replaces, settings));
  const at = Math.max(terms.startsAt, now);
  const others = await loadOthers(db, terms, replaces, settings, now);
  const goods = await loadSample(db, settings, terms, candidate, at);
  const all = [candidate, ...others.map((other) => other.candidate)];
  const shopper = shopperFor([terms]);
  return {
    needsApproval: approvalReason(terms, settings.approvalBudget),
    conflicts: others
      .flatMap(
        (other) => computeConflict({ terms, candidate }, other, goods, rules, { at, now }) ?? [],
      )
      .sort((a, b) => b.depthBps - a.depthBps || a.promotionId - b.promotionId),
    worst: goods
      .map((one) => toWorst(evaluateSample(one, all, shopper, rules, at)))
      .sort(byMargin)
      .slice(0, MOST_WORST),
    sampled: goods.length,
    warnings: warningsOf(terms, now),
  };
};
