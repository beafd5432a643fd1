import * as z from 'zod';
import { amount, id, instant, requiredText, text } from '#contract/http';
import { PriceRounding } from '#contract/priceBatches';

/** A seller's offer of one of our variants; `own` when the seller is ourselves elsewhere. */
export const OfferInput = z.strictObject({
  variantId: id(),
  seller: requiredText(120),
  url: text(1000)
    .regex(/^https?:\/\//i, 'competitors.errors.url')
    .nullish()
    .transform((url) => url || null),
  own: z.boolean().default(false),
});
export type OfferInput = z.infer<typeof OfferInput>;

/** A price seen at an offer; minor units of the store's currency. */
export const ObservationInput = z.strictObject({
  amount: amount().min(1),
  shipping: amount().default(0),
  inStock: z.boolean().default(true),
  /** Null: now. */
  observedAt: instant()
    .nullish()
    .transform((at) => at ?? null),
});
export type ObservationInput = z.infer<typeof ObservationInput>;

export const OBSERVATION_SOURCES = ['staff', 'import', 'store'] as const;
export type ObservationSource = (typeof OBSERVATION_SOURCES)[number];

/** An observation as the store's own systems or a file send it: the offer is made where there is none. */
export const StoreObservationInput = ObservationInput.extend({
  sku: requiredText(80),
  seller: requiredText(120),
  url: OfferInput.shape.url,
  own: z.boolean().optional(),
  /** ISO 4217; the store's own when left out. */
  currency: text(3).optional(),
});
export type StoreObservationInput = z.infer<typeof StoreObservationInput>;

const bps = (max: number) => z.number().int().min(0).max(max);

/** What to suggest for the variants of a category (null: of every category no other rule names). */
export const SuggestionRuleInput = z.strictObject({
  name: requiredText(120),
  categoryId: id()
    .nullish()
    .transform((categoryId) => categoryId ?? null),
  active: z.boolean().default(true),
  aim: z.enum(['lowest', 'average']),
  offsetBps: z.number().int().min(-9_000).max(100_000).default(0),
  rounding: PriceRounding.default({ ending: 'none', direction: 'nearest' }),
  maxDownBps: bps(9_999).default(1_000),
  maxUpBps: bps(100_000).default(1_000),
  freshDays: z.number().int().min(1).max(365).default(14),
});
export type SuggestionRuleInput = z.infer<typeof SuggestionRuleInput>;
