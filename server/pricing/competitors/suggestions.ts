/** Suggestions for every variant that competitors sell, computed on each request. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { Suggestion } from '#contract/pricing/competitors';
import { currencyDecimals } from '#shared/localization';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { competitorOffers, suggestionRules } from '#db/schema/pricing/competitors';
import { loadGuards } from '../guards/load.ts';
import { changeBps, floorOf, guardsOfVariant, marginBps } from '../guards/rules.ts';
import { DAY_MS } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import { competedVariants } from './competed.ts';
import { type RuleFacts, ruleFor, suggest } from './suggest.ts';

/** A suggestion without the names of product, SKU and seller, which are read for one page only. */
export type PlainSuggestion = Omit<Suggestion, 'productId' | 'name' | 'sku' | 'seller'>;

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

/** Every price the rules would change. `paths`: each category's ids from the root down to itself. */
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
  for await (const step of competedVariants(db, freshAfter, now)) {
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

const namesOfVariants = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({
      id: variants.id,
      productId: variants.productId,
      name: products.name,
      sku: variants.sku,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);
export type VariantNames = Awaited<ReturnType<typeof namesOfVariants>>[number];

const sellersOfOffers = prepared({ ids: many(competitorOffers.id) }, (q, { ids }) =>
  q
    .select({ id: competitorOffers.id, seller: competitorOffers.seller })
    .from(competitorOffers)
    .where(inArray(competitorOffers.id, ids)),
);

/** Product name and SKU by variant. */
export const loadVariantNames = async (
  db: Db,
  variantIds: readonly number[],
): Promise<Map<number, VariantNames>> =>
  new Map((await namesOfVariants(db, { ids: variantIds })).map((row) => [row.id, row]));

/** Adds the names of product, SKU and seller to a page of suggestions. */
export const withNames = async (
  db: Db,
  page: readonly PlainSuggestion[],
): Promise<Suggestion[]> => {
  const names = await loadVariantNames(
    db,
    page.map(({ variantId }) => variantId),
  );
  const offers = await sellersOfOffers(db, { ids: page.map(({ offerId }) => offerId) });
  const sellers = new Map(offers.map(({ id, seller }) => [id, seller]));
  return page.flatMap((row) => {
    const named = names.get(row.variantId);
    return named ? [{ ...row, ...named, seller: sellers.get(row.offerId) ?? '' }] : [];
  });
};
