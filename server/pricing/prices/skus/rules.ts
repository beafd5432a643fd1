/** Decides which variant an SKU refers to. Pure. */
import { message } from '#shared/fields';

export interface SkuVariant {
  id: number;
  isArchived: boolean;
  productId: number;
  /** Name of its product. */
  name: string;
}

/** The variant, or why the SKU refers to none. */
export type SkuMatch = { variantId: number } | { error: string };

/**
 * The only variant with an SKU among products that are not archived, else the only archived one. Several are refused
 * with their products named, because any choice could set the price of the wrong one.
 */
export const chooseVariant = (found: readonly SkuVariant[]): SkuMatch => {
  const current = found.filter(({ isArchived }) => !isArchived);
  const candidates = current.length > 0 ? current : found;
  const [only] = candidates;
  if (!only) return { error: 'prices.errors.unknownSku' };
  if (candidates.length === 1) return { variantId: only.id };
  const names = [...new Set(candidates.map(({ name, productId }) => `${name} (#${productId})`))];
  return { error: message('prices.errors.ambiguousSku', { products: names.join(', ') }) };
};
