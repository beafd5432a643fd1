import { Alert } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useVariantLabel } from './useVariantLabel.ts';
import { type FormVariant, removedOf, type SavedVariant } from './removals.ts';

/** Says which saved variants go with the next save, and what goes with them. */
export const RemovalNotice = () => {
  const translate = useTranslate();
  const labelOf = useVariantLabel();
  const record = useRecordContext<{ variants?: SavedVariant[] }>();
  const variants = (useWatch({ name: 'variants' }) as FormVariant[] | undefined) ?? [];
  const removed = removedOf(record?.variants ?? [], variants);
  if (removed.length === 0) return null;
  const names = removed.map(labelOf);
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {translate('products.removal', {
        smart_count: removed.length,
        names: names.filter(Boolean).join(translate('layout.listSeparator')),
      })}
    </Alert>
  );
};
