/**
 * Decides whether two promotions may apply to one basket. Pure; the answer is yes where it depends on the goods in the
 * basket.
 */
import type { PromotionAudience, Terms } from '#contract/promotions/promotions';
import { levelsIn, type LevelRanks } from '#rules/platform/audiences';
import { targetScopes } from '../engine/targetScopes.ts';
import { hoursMeet } from './hoursMeet.ts';
import { type PathOf, type Compiled, compile, compiledMeet } from './scopesOverlap.ts';
import { type Window, commonWindow } from './window.ts';

const meet = (a: readonly string[], b: readonly string[]) =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));
/** Whether there may be a shopper in both audiences: of one level and channel, but of any number of groups and segments. */
const audiencesMeet = (a: PromotionAudience, b: PromotionAudience, ranks: LevelRanks): boolean =>
  meet(levelsIn(a, ranks), levelsIn(b, ranks)) && meet(a.channels, b.channels);

/** Compiles terms once, so that they can be compared with all others. */
export const overlapper = (pathOf: PathOf, timeZone: string, ranks: LevelRanks) => {
  const known = new Map<Terms, Compiled[]>();
  const compiled = (terms: Terms) => {
    let scopes = known.get(terms);
    if (!scopes)
      known.set(terms, (scopes = targetScopes(terms).map((scope) => compile(scope, pathOf))));
    return scopes;
  };
  /** The period in which both may apply to the same goods or the same delivery; null when they cannot. */
  return (a: Terms, b: Terms): Window | null => {
    if ((a.lane === 'shipping') !== (b.lane === 'shipping')) return null;
    const window = commonWindow(a, b);
    if (!window || !audiencesMeet(a.audience, b.audience, ranks)) return null;
    if (!compiled(a).some((one) => compiled(b).some((other) => compiledMeet(one, other))))
      return null;
    return hoursMeet(a.hours, b.hours, window, timeZone) ? window : null;
  };
};
