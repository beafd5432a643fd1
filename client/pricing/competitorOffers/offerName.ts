import type { CompetitorOffer } from '#contract/pricing/competitors';

export const offerName = ({ name, sku }: Pick<CompetitorOffer, 'name' | 'sku'>): string =>
  sku ? `${name} · ${sku}` : name;

/** The workbench with nothing but these variants in its filter. */
export const repricePath = (variantIds: readonly number[]): string =>
  `/priceBatches/create?${new URLSearchParams({ source: JSON.stringify({ filter: { variantIds } }) })}`;
