import { useRecordContext } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { ProductOption } from '#contract/catalog/products';
import { optionNames } from '#shared/optionNames';
import { useLocalize } from '../../../ui/record/localized.tsx';

interface Labelled {
  sku?: string | null;
  optionValues?: readonly string[];
}

/** Names a variant of the form, or one that was saved: by the values of its options and its SKU; '' without both. */
export const useVariantLabel = () => {
  const toText = useLocalize();
  const options = (useWatch({ name: 'options' }) as ProductOption[] | undefined) ?? [];
  const { options: saved = [] } = useRecordContext<{ options?: ProductOption[] }>() ?? {};
  return ({ sku, optionValues = [] }: Labelled): string =>
    [optionNames(optionValues, toText, options, saved).filter(Boolean).join(' / '), sku]
      .filter(Boolean)
      .join(' · ');
};
