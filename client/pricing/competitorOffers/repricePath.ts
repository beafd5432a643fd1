import { createLink } from '../../links.ts';

/** The workbench with nothing but these variants in its filter. */
export const repricePath = (variantIds: readonly number[]): string =>
  createLink('priceBatches', { source: JSON.stringify({ filter: { variantIds } }) });
