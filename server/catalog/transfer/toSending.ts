/** Combines a product of a file with the stored one as it is sent to be written. Pure. */
import type { Product } from '../products/product.ts';
import type { Kept } from './keepVariants.ts';
import type { ProductDraft } from './productDraft.ts';
import type { ProductItem } from './productItem.ts';
import { filled, textsToSend } from '../../platform/imports/localizedCells.ts';

export const toSending = (
  { draft, names, descriptions, duplicate }: Omit<ProductItem, 'unpriced' | 'variantRows'>,
  before: Product | null,
  kept: Kept | null,
): ProductDraft => {
  const nameTexts = textsToSend(names, before?.names ?? null);
  const descriptionTexts = textsToSend(descriptions, before?.descriptions ?? null);
  const held = duplicate && draft.status === 'active' && before?.status !== 'active';
  return {
    ...draft,
    ...(kept && { variants: kept.variants, ...(kept.options && { options: kept.options }) }),
    // Clearing the name in one language keeps the names in others.
    ...(Object.keys(nameTexts).length > 0 && {
      names: { ...filled(before?.names ?? {}), ...nameTexts },
    }),
    ...(Object.keys(descriptionTexts).length > 0 && { descriptions: descriptionTexts }),
    ...(held && { status: before?.status ?? 'draft' }),
  };
};
