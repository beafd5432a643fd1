import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isListPriceLow } from '#rules/catalog/products';
import { useVariantLabel } from './variants/useVariantLabel.ts';

interface Priced {
  sku?: string | null;
  optionValues?: string[];
  basePrice?: number | null;
  originalPrice?: number | null;
}

/** Says which variants have a list price below their price. It is saved all the same: some stores mean it. */
export const ListPriceNotice = () => {
  const translate = useTranslate();
  const labelOf = useVariantLabel();
  const variants = (useWatch({ name: 'variants' }) as Priced[] | undefined) ?? [];
  const names = variants.flatMap((variant, index) =>
    isListPriceLow(variant) ? [labelOf(variant) || String(index + 1)] : [],
  );
  if (names.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {translate('products.listPriceLow', {
        smart_count: names.length,
        names: names.join(translate('layout.listSeparator')),
      })}
    </Alert>
  );
};
