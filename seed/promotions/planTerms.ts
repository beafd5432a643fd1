/** Helpers and types for describing the demo store's promotions. */
import type { PromotionDraft, ScopeRef } from '#contract/promotions/promotions';
import type { SeedContext, SeedVariant } from './seedContext.ts';

export type DraftTerms = PromotionDraft['terms'];
export type CampaignKey = 'doubleEleven' | 'newMembers' | 'home' | 'doubleTwelve';

export interface Planned {
  key: string;
  name: string;
  zh: string;
  campaign?: CampaignKey;
  /** Null where a tiny store has no matching products. */
  terms: (context: SeedContext) => DraftTerms | null;
}

export const yuan = (amount: number) => amount * 100;
export const MINUTES = 60;

/** A category with all categories below it. */
export const inCategory = (context: SeedContext, code: string): { include: ScopeRef[] } => ({
  include: [{ kind: 'category', id: context.category(code) }],
});

/** This share of the price in basis points, rounded down to whole yuan. */
const flashPrice = ({ price }: SeedVariant, bps: number) =>
  Math.max(yuan(1), Math.floor((price * bps) / 10_000 / 100) * 100);
export const flash = (
  bestSellers: readonly SeedVariant[],
  bps: number,
  stock: number,
): DraftTerms['rewards'] => [
  {
    kind: 'flash',
    items: bestSellers.map((variant) => ({
      variantId: variant.id,
      price: flashPrice(variant, bps),
      stock,
      perMember: 2,
    })),
  },
];
