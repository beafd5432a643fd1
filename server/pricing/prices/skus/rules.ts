/** Decides which variant an SKU refers to. Pure. */
import { message } from '#shared/fields';
import type { Localized } from '#shared/localization';

interface Named {
  id: number;
  productId: number;
  /** Name of its product; in all languages where people read it. */
  name: string | Localized;
}
export interface SkuVariant extends Named {
  isArchived: boolean;
}
export interface SoldVariant extends Named {
  /** The status of its product. */
  status: 'draft' | 'active' | 'archived';
}

/** The variant, or why the SKU refers to none. */
export type SkuMatch = { variantId: number } | { error: string };

/**
 * The only variant with an SKU among products that are not archived, else the only archived one. Several are refused
 * with their products named, because any choice could set the price of the wrong one.
 */
export const chooseVariant = (found: readonly SkuVariant[]): SkuMatch => {
  const current = found.filter(({ isArchived }) => !isArchived);
  return onlyOf(current.length > 0 ? current : found);
};

/** `Lamp (#7)` in each language. */
const withNumber = ({ name, productId }: Named): string | Localized =>
  typeof name === 'string'
    ? `${name} (#${productId})`
    : Object.fromEntries(
        Object.entries(name).map(([language, text]) => [language, `${text} (#${productId})`]),
      );

const onlyOf = (candidates: readonly Named[]): SkuMatch => {
  const [only] = candidates;
  if (!only) return { error: 'prices.errors.unknownSku' };
  if (candidates.length === 1) return { variantId: only.id };
  const named = new Map(candidates.map((one) => [one.productId, withNumber(one)]));
  return { error: message('prices.errors.ambiguousSku', { products: [...named.values()] }) };
};

/** The variants of the products on sale, else of drafts, else of archived products. */
export const likeliestSold = <V extends Pick<SoldVariant, 'status'>>(
  found: readonly V[],
): readonly V[] => {
  const ranks = (['active', 'draft', 'archived'] as const).map((status) =>
    found.filter((one) => one.status === status),
  );
  return ranks.find((rank) => rank.length > 0) ?? [];
};

/**
 * The variant that a shopper means by an SKU: one on sale goes before the draft that was copied from it. Several are
 * refused with their products named.
 */
export const chooseSoldVariant = (found: readonly SoldVariant[]): SkuMatch =>
  onlyOf(likeliestSold(found));
