import * as z from 'zod';
import {
  amount,
  instant,
  keyText,
  orDefault,
  rate,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import type { Localized } from '#shared/localization';
import { PriceRounding } from '#contract/pricing/priceBatches';

/** A seller's offer of one of our variants; `own` marks our own offers in other shops. */
export const OfferInput = z.object({
  variantId: reference('variants'),
  seller: requiredText(120),
  url: text(1000)
    .regex(/^https?:\/\//i, 'competitors.errors.url')
    .nullish()
    .transform((url) => url || null),
  own: z.boolean().default(false),
});
export type OfferInput = z.infer<typeof OfferInput>;

/** An observed price of an offer, in minor units of the store's currency. */
export const ObservationInput = z.strictObject({
  amount: amount().min(1),
  shipping: orDefault(amount(), 0),
  inStock: z.boolean().default(true),
  /** Null: the current instant. */
  observedAt: instant()
    .nullish()
    .transform((at) => at ?? null),
});
export type ObservationInput = z.infer<typeof ObservationInput>;

export const OBSERVATION_SOURCES = ['staff', 'import', 'store'] as const;
export type ObservationSource = (typeof OBSERVATION_SOURCES)[number];

/** An observation from the store's own systems or a file; the offer is created if it does not exist. */
export const StoreObservationInput = ObservationInput.extend({
  sku: keyText(80).min(1),
  seller: requiredText(120),
  url: OfferInput.shape.url,
  own: z.boolean().optional(),
  /** ISO 4217; the store's currency when left out. */
  currency: text(3).optional(),
});
export type StoreObservationInput = z.infer<typeof StoreObservationInput>;

/** How prices are suggested for the variants of a category (null: of every category without its own rule). */
export const SuggestionRuleInput = z.object({
  name: requiredText(120),
  categoryId: reference('categories')
    .nullish()
    .transform((categoryId) => categoryId ?? null),
  active: z.boolean().default(true),
  aim: z.enum(['lowest', 'average']),
  offsetBps: orDefault(rate(-9_000, 100_000), 0),
  rounding: PriceRounding.default({ ending: 'none', direction: 'nearest' }),
  maxDownBps: orDefault(rate(0, 9_999), 1_000),
  maxUpBps: orDefault(rate(0, 100_000), 1_000),
  freshDays: orDefault(whole('days', 1, 365), 14),
});
export type SuggestionRuleInput = z.infer<typeof SuggestionRuleInput>;

/** An offer as shown in lists; amounts in minor units, `total` = amount + shipping. */
export interface CompetitorOffer {
  id: number;
  variantId: number;
  productId: number;
  /** In the store's language, by which lists are sorted. */
  name: string;
  names: Localized;
  sku: string | null;
  seller: string;
  url: string | null;
  own: boolean;
  archivedAt: number | null;
  amount: number | null;
  shipping: number | null;
  total: number | null;
  inStock: boolean | null;
  observedAt: number | null;
  /** Price including shipping before its last change; null if it never changed. */
  previousAmount: number | null;
  movedAt: number | null;
  seenAt: number | null;
  /** Our current price of the variant. */
  ourAmount: number | null;
  /** Our price as a share of theirs in basis points; 10,000 = the same. */
  indexBps: number | null;
  version: number;
}
export interface CompetitorPrice {
  id: number;
  amount: number;
  shipping: number;
  inStock: boolean;
  observedAt: number;
  source: ObservationSource;
}

/** Marks an offer's last price movement as seen, or as not seen. */
export const SeenInput = z.strictObject({ seen: z.boolean().default(true) });
export const ArchiveInput = z.strictObject({ archived: z.boolean().default(true) });

/** What limited a suggestion so that it differs from the price that its rule aims at. */
export const BOUNDS = ['maxDown', 'maxUp', 'floor'] as const;
export type Bound = (typeof BOUNDS)[number];

/**
 * A suggested base price, computed for each request and never stored; amounts in minor units. `id` is the variant's id.
 */
export interface Suggestion {
  id: number;
  variantId: number;
  productId: number;
  /** In the store's language, by which lists are sorted. */
  name: string;
  names: Localized;
  sku: string | null;
  categoryId: number | null;
  currentAmount: number;
  /** Null where it is the floor and the caller does not see costs. */
  suggestedAmount: number | null;
  changeBps: number | null;
  cost: number | null;
  floor: number | null;
  marginBps: number | null;
  ruleId: number;
  ruleName: string;
  aim: SuggestionRuleInput['aim'];
  /**
   * Lowest or average competing price including shipping, and the price that the rule derives from it before limits.
   */
  aimAmount: number;
  wantedAmount: number;
  bound: Bound | null;
  /** The offer with the lowest price, and the number of offers that were compared. */
  offerId: number;
  seller: string;
  offers: number;
}
