/**
 * Suggests a price for one variant from a rule and competing offers. Pure; suggestions are never applied automatically.
 */
import type { Bound } from '#contract/pricing/competitors';
import { roundPrice } from '../priceBatches/formula.ts';
import { mulDiv, RATE } from '#shared/money';
import { floorOf } from '../guards/rules.ts';
import { DAY_MS } from '#shared/days';
import type { CompetingOffer, Suggested, SuggestionFacts, Terms } from './suggestionTerms.ts';

/** Offers to compare: those of others that are in stock and were observed recently. Our own offers are ignored. */
const counting = (offers: readonly CompetingOffer[], freshDays: number, now: number) =>
  offers.filter(
    ({ own, inStock, observedAt }) => !own && inStock && observedAt > now - freshDays * DAY_MS,
  );

const lowestOf = (offers: readonly CompetingOffer[]): CompetingOffer | null =>
  offers.reduce<CompetingOffer | null>(
    (lowest, offer) => (!lowest || offer.total < lowest.total ? offer : lowest),
    null,
  );

/**
 * The price closest to the wanted one within the bounds; a multiple of the rounding step if there is one in that range.
 */
const fit = (
  wanted: number,
  lower: number,
  upper: number,
  { rounding, decimals }: { rounding: Terms['rounding']; decimals: number },
) => {
  const within = (bound: number, direction: 'up' | 'down') => {
    const rounded = roundPrice(bound, { ...rounding, direction }, decimals);
    return rounded >= lower && rounded <= upper ? rounded : bound;
  };
  const rounded = roundPrice(Math.max(wanted, 1), rounding, decimals);
  if (rounded < lower) return within(lower, 'up');
  return rounded > upper ? within(upper, 'down') : rounded;
};

/**
 * Aims at the lowest or average competing price, changes the price by no more than the rule allows, and never goes
 * below the floor, even if that means a larger change. Null where no recent price is known.
 */
export const suggest = (
  { currentAmount, offers, ...guards }: SuggestionFacts,
  terms: Terms,
  { decimals, now }: { decimals: number; now: number },
): Suggested | null => {
  const compared = counting(offers, terms.freshDays, now);
  const offer = lowestOf(compared);
  if (!offer) return null;
  const sum = compared.reduce((all, { total }) => all + total, 0);
  const aimAmount = terms.aim === 'lowest' ? offer.total : mulDiv(sum, 1, compared.length);
  const wantedAmount = mulDiv(aimAmount, RATE + terms.offsetBps, RATE);
  const floor = floorOf(guards) ?? 1;
  const least = mulDiv(currentAmount, RATE - terms.maxDownBps, RATE, 'up');
  const most = mulDiv(currentAmount, RATE + terms.maxUpBps, RATE, 'down');
  const lower = Math.max(least, floor, 1);
  const upper = Math.max(most, lower);
  const amount = fit(wantedAmount, lower, upper, { rounding: terms.rounding, decimals });
  const rounded = roundPrice(Math.max(wantedAmount, 1), terms.rounding, decimals);
  const bound: Bound | null =
    rounded < lower
      ? floor > least
        ? 'floor'
        : 'maxDown'
      : rounded > upper
        ? floor > most
          ? 'floor'
          : 'maxUp'
        : null;
  return { amount, aimAmount, wantedAmount, bound, offer, offers: compared.length };
};
