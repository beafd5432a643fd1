/** Computes suggestions for all variants that competitors sell, on each request. */
import { asc, eq } from 'drizzle-orm';
import type { Suggestion } from '#contract/pricing/competitors';
import { currencyDecimals } from '#shared/localization';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { suggestionRules } from '#db/schema/pricing/competitors';
import { loadGuards } from '../guards/load.ts';
import { changeBps, floorOf, guardsOfVariant, marginBps } from '../guards/rules.ts';
import { DAY_MS } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import { loadVariantsWithOffers } from './variantsWithOffers.ts';
import { type RuleFacts, ruleFor } from './ruleFor.ts';
import { suggest } from './suggest.ts';

/** A suggestion without the names of product, SKU and seller, which are loaded only for one page. */
export type PlainSuggestion = Omit<
  Suggestion,
  'productId' | 'name' | 'names' | 'sku' | 'seller'
> & {
  suggestedAmount: number;
};

const activeRules = prepared({}, (q) =>
  q
    .select({
      id: suggestionRules.id,
      name: suggestionRules.name,
      categoryId: suggestionRules.categoryId,
      active: suggestionRules.active,
      aim: suggestionRules.aim,
      offsetBps: suggestionRules.offsetBps,
      rounding: suggestionRules.rounding,
      maxDownBps: suggestionRules.maxDownBps,
      maxUpBps: suggestionRules.maxUpBps,
      freshDays: suggestionRules.freshDays,
    })
    .from(suggestionRules)
    .where(eq(suggestionRules.active, true))
    .orderBy(asc(suggestionRules.id)),
);

/** All prices that the rules would change. `paths`: the ids from the root to the category, for each category. */
export const computeSuggestions = async (
  db: Db,
  settings: Settings,
  paths: ReadonlyMap<number, number[]>,
  now: number,
): Promise<PlainSuggestion[]> => {
  const rules = await activeRules(db);
  if (rules.length === 0) return [];
  const guardsOf = await loadGuards(db, settings);
  const decimals = currencyDecimals(settings.currency);
  const freshAfter = now - Math.max(...rules.map(({ freshDays }) => freshDays)) * DAY_MS;
  const ruleOf = new Map<number | null, RuleFacts | null>();
  const suggestions: PlainSuggestion[] = [];
  for await (const step of loadVariantsWithOffers(db, freshAfter, now)) {
    for (const { variantId, categoryId, currentAmount, offers, guards: own } of step) {
      if (!ruleOf.has(categoryId))
        ruleOf.set(
          categoryId,
          ruleFor(rules, categoryId === null ? [] : (paths.get(categoryId) ?? [])),
        );
      const rule = ruleOf.get(categoryId);
      if (!rule) continue;
      const guards = guardsOfVariant(own, guardsOf(categoryId));
      const { cost, minPrice, minMarginBps } = guards;
      const found = suggest({ cost, minPrice, minMarginBps, currentAmount, offers }, rule, {
        decimals,
        now,
      });
      if (!found || found.amount === currentAmount) continue;
      suggestions.push({
        id: variantId,
        variantId,
        categoryId,
        currentAmount,
        suggestedAmount: found.amount,
        changeBps: changeBps(currentAmount, found.amount),
        cost,
        floor: floorOf(guards),
        marginBps: marginBps(found.amount, cost),
        ruleId: rule.id,
        ruleName: rule.name,
        aim: rule.aim,
        aimAmount: found.aimAmount,
        wantedAmount: found.wantedAmount,
        bound: found.bound,
        offerId: found.offer.id,
        offers: found.offers,
      });
    }
  }
  return suggestions;
};
