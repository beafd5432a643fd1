import type { CompetitorOffer } from '#contract/pricing/competitors';
import { createLink } from '../../links.ts';

export const offerName = ({ name, sku }: Pick<CompetitorOffer, 'name' | 'sku'>): string =>
  sku ? `${name} · ${sku}` : name;

/** The workbench with nothing but these variants in its filter. */
export const repricePath = (variantIds: readonly number[]): string =>
  createLink('priceBatches', { source: JSON.stringify({ filter: { variantIds } }) });
