import type { SuggestionRuleInput } from '#contract/pricing/competitors';
import { kit } from '../../kit.ts';
import { categories } from '../catalog/categories.ts';
import { variants } from '../catalog/products.ts';
import { stamps } from '../stamps.ts';

/** Competing offers of a variant. `own` marks our own offers in other shops, which suggestions ignore. */
export const competitorOffers = kit.table(
  'competitor_offers',
  {
    id: kit.id(),
    variantId: kit
      .integer()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    seller: kit.text().notNull(),
    url: kit.text(),
    own: kit.yesNo().notNull(),
    archivedAt: kit.instant(),
    /** The latest observation and the one before it, updated with each observation. */
    amount: kit.money(),
    shipping: kit.money(),
    inStock: kit.yesNo(),
    observedAt: kit.instant(),
    previousAmount: kit.money(),
    movedAt: kit.instant(),
    /** When a person last marked the price movement as seen. */
    seenAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('competitor_offers_seller').on(t.variantId, t.seller),
    kit.index('competitor_offers_moved_at').on(t.movedAt, t.id),
  ],
);

/** Observed prices, append-only; one for each offer and instant. */
export const competitorPrices = kit.table(
  'competitor_prices',
  {
    id: kit.id(),
    offerId: kit
      .integer()
      .notNull()
      .references(() => competitorOffers.id, { onDelete: 'cascade' }),
    amount: kit.money().notNull(),
    shipping: kit.money().notNull(),
    inStock: kit.yesNo().notNull(),
    observedAt: kit.instant().notNull(),
    source: kit.text().notNull(),
  },
  (t) => [kit.unique('competitor_prices_observed_at').on(t.offerId, t.observedAt)],
);

/**
 * How prices are suggested for the variants of a category from competing prices. Suggestions are never applied
 * automatically.
 */
export const suggestionRules = kit.table(
  'suggestion_rules',
  {
    id: kit.id(),
    name: kit.text().notNull(),
    categoryId: kit.integer().references(() => categories.id),
    active: kit.yesNo().notNull(),
    aim: kit.text().$type<SuggestionRuleInput['aim']>().notNull(),
    /** Distance from the competing price that the rule aims at, in basis points of it. */
    offsetBps: kit.integer().notNull(),
    rounding: kit.json().$type<SuggestionRuleInput['rounding']>().notNull(),
    /** The largest change that a suggestion makes to a price, downwards and upwards. */
    maxDownBps: kit.integer().notNull(),
    maxUpBps: kit.integer().notNull(),
    /** Observations older than this many days are ignored. */
    freshDays: kit.integer().notNull(),
    ...stamps(),
  },
  (t) => [kit.index('suggestion_rules_category').on(t.categoryId)],
);
