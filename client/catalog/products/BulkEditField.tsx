/** The input of the field that a bulk edit changes. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type BulkEdit, PRODUCT_STATUSES, type ProductStatus } from '#contract/catalog/products';
import { CategorySelect } from '../../pricing/shared/categories.tsx';
import { AttributeChange } from './AttributeChange.tsx';

export type Change = BulkEdit['change'];
export const FIELDS = [
  'status',
  'primaryCategoryId',
  'brand',
  'addTags',
  'removeTags',
  'attribute',
] as const;
export type Field = (typeof FIELDS)[number];

export interface BulkEditFieldProps {
  field: Field;
  change: Change;
  onChange: (change: Change) => void;
}

const splitTags = (text: string) =>
  text
    .split(/[,，、]/)
    .map((tag) => tag.trim())
    .filter(Boolean);

export const BulkEditField = ({ field, change, onChange }: BulkEditFieldProps) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const label = translate(`products.bulk.fields.${field}`);
  switch (field) {
    case 'status':
      return (
        <TextField
          select
          fullWidth
          label={label}
          value={change.status ?? ''}
          onChange={({ target }) => onChange({ status: target.value as ProductStatus })}
        >
          {PRODUCT_STATUSES.map((status) => (
            <MenuItem key={status} value={status}>
              {translate(`products.statuses.${status}`)}
            </MenuItem>
          ))}
        </TextField>
      );
    case 'primaryCategoryId':
      return (
        <CategorySelect
          label={label}
          value={change.primaryCategoryId ?? null}
          onChange={(id) => onChange({ primaryCategoryId: id })}
        />
      );
    case 'brand':
      return (
        <TextField
          fullWidth
          label={label}
          value={change.brand ?? ''}
          onChange={({ target }) => onChange({ brand: target.value })}
        />
      );
    case 'addTags':
    case 'removeTags':
      return (
        <TextField
          fullWidth
          label={label}
          helperText={translate('products.bulk.tagsHelp')}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            onChange({ [field]: splitTags(target.value) });
          }}
        />
      );
    case 'attribute':
      return <AttributeChange onChange={(attribute) => onChange(attribute ? { attribute } : {})} />;
  }
};
