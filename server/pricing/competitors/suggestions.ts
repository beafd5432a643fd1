/** Suggestions for every variant that competitors sell, computed when asked for. */
import type { Suggestion } from '#contract/pricing/competitors';
import { currencyDecimals } from '#shared/localization';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { suggestionRules } from '#db/schema/pricing/competitors';
import { query } from '#db/statements';
import { decodeRows } from '../../platform/lists/list.ts';
import { loadGuards } from '../guards/load.ts';
import { guardsOfVariant } from '../guards/rules.ts';
import { changeBps, floorOf, marginBps } from '../guards/rules.ts';
import { DAY_MS } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import { competedVariants } from './competed.ts';
import { type RuleFacts, ruleFor, suggest } from './suggest.ts';

/** A suggestion before anybody looks at it: what it is sorted and chosen by, without a word of text. */
export type Found = Omit<Suggestion, 'productId' | 'name' | 'sku' | 'seller'>;

const rulesOf = async (db: Db): Promise<RuleFacts[]> =>
  decodeRows<RuleFacts>(
    suggestionRules,
    await query(
      db,
      `select id, name, category_id as "categoryId", active, aim, offset_bps as "offsetBps", rounding,
         max_down_bps as "maxDownBps", max_up_bps as "maxUpBps", fresh_days as "freshDays"
       from suggestion_rules where active = 1 order by id`,
    ),
  );

/** Every price the rules would change. `paths`: each category's ids from the root down to itself. */
export const suggestionsOf = async (
  db: Db,
  settings: Settings,
  paths: ReadonlyMap<number, number[]>,
  now: number,
): Promise<Found[]> => {
  const rules = await rulesOf(db);
  if (rules.length === 0) return [];
  const guardsOf = await loadGuards(db, settings);
  const decimals = currencyDecimals(settings.currency);
  const freshAfter = now - Math.max(...rules.map(({ freshDays }) => freshDays)) * DAY_MS;
  const ruleOf = new Map<number | null, RuleFacts | null>();
  const suggestions: Found[] = [];
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

export interface Label {
  id: number;
  productId: number;
  name: string;
  sku: string | null;
}
/** What people call these variants. */
export const labelsOf = async (db: Db, variantIds: number[]): Promise<Map<number, Label>> => {
  const rows = await selectIn<Label>(
    db,
    `select v.id, v.product_id as "productId", p.name, v.sku
     from variants v join products p on p.id = v.product_id where v.id in (?)`,
    variantIds,
    'integer',
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** A page of suggestions as people read them. */
export const withWords = async (db: Db, page: readonly Found[]): Promise<Suggestion[]> => {
  const labels = await labelsOf(
    db,
    page.map(({ variantId }) => variantId),
  );
  const offers = await selectIn<{ id: number; seller: string }>(
    db,
    'select id, seller from competitor_offers where id in (?)',
    page.map(({ offerId }) => offerId),
    'integer',
  );
  const sellers = new Map(offers.map(({ id, seller }) => [id, seller]));
  return page.flatMap((row) => {
    const label = labels.get(row.variantId);
    return label ? [{ ...row, ...label, seller: sellers.get(row.offerId) ?? '' }] : [];
  });
};
