/** The options of a product (size, colour) and their values, from which variants are combined. */
import Add from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import { combinations, combine, withoutOption } from './combinations.ts';
import { OptionRow } from './OptionRow.tsx';

interface Form {
  options: ProductOption[];
  variants: VariantInput[];
}
const MAX_OPTIONS = 5;

export const OptionsInput = () => {
  const translate = useTranslate();
  const { setValue, getValues } = useFormContext<Form>();
  const { fields, append, remove, update } = useFieldArray<Form, 'options'>({ name: 'options' });
  const options = (useWatch<Form, 'options'>({ name: 'options' }) ?? []) as ProductOption[];
  const dirty = { shouldDirty: true, shouldValidate: false } as const;

  const removeOption = (index: number) => {
    remove(index);
    setValue('variants', withoutOption(getValues('variants'), index), dirty);
  };
  const combineAll = () => setValue('variants', combine(options, getValues('variants')), dirty);
  return (
    <Box sx={{ mb: 2 }}>
      {fields.map((field, index) => {
        const option = options[index] ?? field;
        return (
          <OptionRow
            key={field.id}
            option={option}
            onChange={(next) => update(index, next)}
            onRemove={() => removeOption(index)}
          />
        );
      })}
      <Button
        startIcon={<Add />}
        disabled={fields.length >= MAX_OPTIONS}
        onClick={() => append({ names: {}, values: [] })}
      >
        {translate('products.addOption')}
      </Button>
      {options.length > 0 && (
        <Button onClick={combineAll} disabled={options.some(({ values }) => values.length === 0)}>
          {translate('products.combine', { smart_count: combinations(options).length })}
        </Button>
      )}
    </Box>
  );
};
