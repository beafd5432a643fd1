/** What a product or a variant is called in the language of the screen. */
import type { Language, Localized } from '#shared/localization';
import { useLocalize } from '../../ui/record/localized.tsx';

export interface NamedProduct {
  /** In the store's language. */
  name: string | null;
  names?: Localized | null;
}
export interface NamedVariant extends NamedProduct {
  sku: string | null;
}

/** The product's name in a language, by default that of the screen, else in one that has it. */
export const useProductName = (language?: Language) => {
  const toText = useLocalize(language);
  return ({ names, name }: NamedProduct): string => toText(names) || (name ?? '');
};

/** The product's name with the SKU that tells the variant from the others. */
export const useVariantName = (language?: Language) => {
  const nameOf = useProductName(language);
  return (variant: NamedVariant): string =>
    [nameOf(variant), variant.sku].filter(Boolean).join(' · ');
};
