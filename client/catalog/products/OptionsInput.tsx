/** The options of a product (size, colour) and their values, from which variants are combined. */
import Add from '@mui/icons-material/Add';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import { useVariantLabel } from './variants/useVariantLabel.ts';
import {
  combinations,
  combine,
  MAX_VARIANTS,
  type VariantChange,
  withoutOption,
} from './combinations.ts';
import { useDialogClose } from '../../ui/feedback/useDialogClose.ts';
import { OptionRow } from './OptionRow.tsx';

interface Form {
  options: ProductOption[];
  variants: VariantInput[];
}
const MAX_OPTIONS = 5;
/** SKUs named before variants are removed. */
const MAX_NAMED = 10;

/** A change of variants that waits for confirmation, because some are removed. */
interface Waiting {
  change: VariantChange;
  /** What else happens with it. */
  also: () => void;
}

export const OptionsInput = () => {
  const translate = useTranslate();
  const labelOf = useVariantLabel();
  const { setValue, getValues } = useFormContext<Form>();
  const { fields, append, remove } = useFieldArray<Form, 'options'>({ name: 'options' });
  const options = (useWatch<Form, 'options'>({ name: 'options' }) ?? []) as ProductOption[];
  const variants = (useWatch<Form, 'variants'>({ name: 'variants' }) ?? []) as VariantInput[];
  const [waiting, setWaiting] = useState<Waiting>();
  const dirty = { shouldDirty: true, shouldValidate: false } as const;

  const apply = ({ change, also }: Waiting) => {
    also();
    setValue('variants', change.variants, dirty);
    setWaiting(undefined);
  };
  const request = (change: VariantChange, also: () => void = () => undefined) =>
    change.removed.length > 0 ? setWaiting({ change, also }) : apply({ change, also });

  const count = combinations(options).length;
  const isComplete = options.length > 0 && options.every(({ values }) => values.length > 0);
  const change = isComplete && count <= MAX_VARIANTS ? combine(options, variants) : null;
  const close = useDialogClose(waiting !== undefined, () => setWaiting(undefined));
  const removed = waiting?.change.removed ?? [];
  return (
    <Box sx={{ mb: 2 }}>
      {fields.map((field, index) => {
        const option = options[index] ?? field;
        return (
          <OptionRow
            key={field.id}
            index={index}
            option={option}
            onChange={(next) => setValue(`options.${index}`, next, dirty)}
            onRemove={() =>
              request(withoutOption(getValues('variants'), index), () => remove(index))
            }
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
        <Button onClick={() => change && request(change)} disabled={!change}>
          {translate('products.combine', { smart_count: count })}
        </Button>
      )}
      {change && (change.added > 0 || change.removed.length > 0) && (
        <Typography component="span" color="text.secondary" sx={{ ml: 1 }}>
          {translate('products.combineEffect', {
            kept: change.variants.length - change.added,
            added: change.added,
            removed: change.removed.length,
          })}
        </Typography>
      )}
      {count > MAX_VARIANTS && (
        <Typography color="error">
          {translate('products.tooManyVariants', { count, most: MAX_VARIANTS })}
        </Typography>
      )}
      <Confirm
        isOpen={waiting !== undefined}
        title={translate('products.removesVariants', { smart_count: removed.length })}
        content={removed.slice(0, MAX_NAMED).map(labelOf).join('\n')}
        onConfirm={() => waiting && apply(waiting)}
        onClose={close}
      />
    </Box>
  );
};
