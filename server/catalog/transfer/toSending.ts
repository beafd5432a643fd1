/** Combines a product of a file with the stored one as it is sent to be written. Pure. */
import { optionKey } from '#contract/catalog/products';
import type { KnownProduct } from './knownProducts.ts';
import type { ProductDraft } from './productDraft.ts';
import type { ProductItem, VariantField } from './productItem.ts';
import { filled, textsToSend } from '../../platform/imports/localizedCells.ts';

/** Fills fields of each variant that the file does not contain, from the stored variant with the same options. */
const keepStoredFields = (
  variants: NonNullable<ProductDraft['variants']>,
  known: KnownProduct | undefined,
  keeps: readonly VariantField[],
) => {
  if (!known || keeps.length === 0) return variants;
  const stored = new Map(known.variants.map((variant) => [variant.optionKey, variant]));
  return variants.map((variant) => {
    const before = stored.get(optionKey(variant.optionValues ?? []));
    return before
      ? { ...variant, ...Object.fromEntries(keeps.map((field) => [field, before[field]])) }
      : variant;
  });
};

export const toSending = (
  { draft, names, descriptions, duplicate }: ProductItem,
  known: KnownProduct | undefined,
  keeps: readonly VariantField[],
): ProductDraft => {
  const nameTexts = textsToSend(names, known?.names ?? null);
  const descriptionTexts = textsToSend(descriptions, known?.descriptions ?? null);
  const held = duplicate && draft.status === 'active' && known?.status !== 'active';
  return {
    ...draft,
    ...(draft.variants && { variants: keepStoredFields(draft.variants, known, keeps) }),
    // Clearing the name in one language keeps the names in others.
    ...(Object.keys(nameTexts).length > 0 && {
      names: { ...filled(known?.names ?? {}), ...nameTexts },
    }),
    ...(Object.keys(descriptionTexts).length > 0 && { descriptions: descriptionTexts }),
    ...(held && { status: known?.status ?? 'draft' }),
  };
};
