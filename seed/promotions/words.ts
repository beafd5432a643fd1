/** The words that the demo store's promotions are written in. */
import type { PromotionDraft, ScopeRef } from '#contract/promotions/promotions';
import type { Ground, Ware } from './ground.ts';

export type DraftTerms = PromotionDraft['terms'];
export type CampaignKey = 'doubleEleven' | 'newMembers' | 'home' | 'doubleTwelve';

export interface Planned {
  key: string;
  name: string;
  zh: string;
  campaign?: CampaignKey;
  /** Null where a tiny store has not got the goods for it. */
  terms: (ground: Ground) => DraftTerms | null;
}

export const yuan = (amount: number) => amount * 100;
export const MINUTES = 60;

/** A category with everything below it. */
export const within = (ground: Ground, code: string): { include: ScopeRef[] } => ({
  include: [{ kind: 'category', id: ground.category(code) }],
});

/** Whole yuan, well below the price. */
const flashPrice = ({ price }: Ware, bps: number) =>
  Math.max(yuan(1), Math.floor((price * bps) / 10_000 / 100) * 100);
export const flash = (
  wares: readonly Ware[],
  bps: number,
  stock: number,
): DraftTerms['rewards'] => [
  {
    kind: 'flash',
    items: wares.map((ware) => ({
      variantId: ware.id,
      price: flashPrice(ware, bps),
      stock,
      perMember: 2,
    })),
  },
];
