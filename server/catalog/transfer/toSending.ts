/** Combines a product of a file with the stored one as it is sent to be written. Pure. */
import { own } from '#shared/own';
import type { Product } from '../products/product.ts';
import type { KeptVariants } from './keepVariants.ts';
import type { ProductDraft } from './productDraft.ts';
import type { ProductItem } from './productItem.ts';
import { filled, mergedTexts, textsToSend } from '../../platform/imports/localizedCells.ts';

/** Attribute texts with those of languages for which the file has no column. */
const textsOf = (
  texts: ProductItem['attributeTexts'],
  before: Product | null,
): NonNullable<ProductDraft['attributes']> =>
  Object.fromEntries(
    Object.entries(texts).map(([code, cells]) => {
      const stored = own(before?.attributes, code);
      return [code, mergedTexts(cells, typeof stored === 'object' ? stored : null)];
    }),
  );

export const toSending = (
  {
    draft,
    names,
    descriptions,
    attributeTexts,
    duplicate,
  }: Omit<ProductItem, 'unpriced' | 'variantRows' | 'rowOf' | 'optionCells'>,
  before: Product | null,
  kept: KeptVariants | null,
): ProductDraft => {
  const nameTexts = textsToSend(names, before?.names ?? null);
  const descriptionTexts = textsToSend(descriptions, before?.descriptions ?? null);
  const held = duplicate && draft.status === 'active' && before?.status !== 'active';
  return {
    ...draft,
    ...((draft.attributes || Object.keys(attributeTexts).length > 0) && {
      attributes: { ...draft.attributes, ...textsOf(attributeTexts, before) },
    }),
    ...(kept && { variants: kept.variants, ...(kept.options && { options: kept.options }) }),
    // Clearing the name in one language keeps the names in others.
    ...(Object.keys(nameTexts).length > 0 && {
      names: { ...filled(before?.names ?? {}), ...nameTexts },
    }),
    ...(Object.keys(descriptionTexts).length > 0 && { descriptions: descriptionTexts }),
    ...(held && { status: before?.status ?? 'draft' }),
  };
};
