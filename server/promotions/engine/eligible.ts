/**
 * Checks whether a promotion may apply for this shopper at this instant; conditions on the basket are checked later.
 * Pure.
 */
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { needsKnownShopper } from '../terms/rules.ts';
import { audienceMismatch } from './audience.ts';
import { isHeldOut } from './holdout.ts';
import { withinHours } from '#shared/weekHours';
import type { Basket, Candidate, EngineRules, Shopper } from './types.ts';

/** Why the promotion cannot apply whatever the basket contains; null when it can. */
export const whyIneligible = (
  { id, terms, paused, code }: Pick<Candidate, 'id' | 'terms' | 'paused' | 'code'>,
  shopper: Shopper,
  at: number,
  { timeZone }: Pick<EngineRules, 'timeZone'>,
): PromotionVerdict | null => {
  if (terms.trigger === 'code' && code === null) return 'codeNeeded';
  if (paused) return 'paused';
  if (at < terms.startsAt) return 'notStarted';
  if (terms.endsAt !== null && at >= terms.endsAt) return 'ended';
  if (!withinHours(terms.hours, at, timeZone)) return 'outsideHours';
  const mismatch = audienceMismatch(terms.audience, shopper, at, timeZone);
  if (mismatch) return mismatch;
  if (shopper.key === null && needsKnownShopper(terms)) return 'memberNeeded';
  return isHeldOut(id, shopper.key, terms.holdoutBps) ? 'heldOut' : null;
};

export interface Refused {
  candidate: Candidate;
  verdict: PromotionVerdict;
}
export interface ScreenedCandidates {
  eligible: Candidate[];
  refused: Refused[];
}

/** Separates promotions that are allowed for the shopper, the instant and the codes from the others. */
export const screenCandidates = (
  { shopper, at }: Pick<Basket, 'shopper' | 'at'>,
  candidates: readonly Candidate[],
  rules: Pick<EngineRules, 'timeZone'>,
): ScreenedCandidates => {
  const screened: ScreenedCandidates = { eligible: [], refused: [] };
  for (const candidate of candidates) {
    const verdict = whyIneligible(candidate, shopper, at, rules);
    if (verdict) screened.refused.push({ candidate, verdict });
    else screened.eligible.push(candidate);
  }
  return screened;
};
