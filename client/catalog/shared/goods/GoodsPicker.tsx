/** Goods in one field: categories with everything below them, tags, brands, products and variants. */
import { Autocomplete, Box, Chip, TextField } from '@mui/material';
import { useState } from 'react';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { EVERYTHING, type Scope, type ScopeRef } from '#contract/catalog/scopes';
import { ProductThumbnail } from '../../../pricing/shared/ProductLink.tsx';
import { useSame } from '../../../ui/useSame.ts';
import { firstError } from '../../../ui/form/firstError.ts';
import { PLACEHOLDER } from '../../../ui/form/layout.ts';
import { type Goods, keyOf, useGoodsFound, useGoodsNamed } from './useGoods.ts';

export interface GoodsPickerProps {
  value: readonly ScopeRef[];
  onChange: (refs: ScopeRef[]) => void;
  /** Translation keys; the placeholder says what an empty field means. */
  label: string;
  placeholder: string;
  /** What can be named. */
  help?: string;
  error?: string | undefined;
  id?: string;
}

const GoodsPicker = ({
  value,
  onChange,
  label,
  placeholder,
  help,
  error,
  id,
}: GoodsPickerProps) => {
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const found = useGoodsFound(typed);
  const nameOf = useGoodsNamed(value);
  const kindOf = (ref: ScopeRef) => translate(`promotions.goods.${ref.kind}`);
  const chosen = useSame(
    value.map((ref): Goods => ({
      ref,
      label: nameOf(ref) ?? translate('promotions.goods.unknown'),
    })),
  );
  return (
    <Autocomplete
      {...(id && { id })}
      multiple
      disableCloseOnSelect={false}
      autoHighlight
      openOnFocus
      filterSelectedOptions
      options={found}
      value={chosen}
      onChange={(_, goods) => onChange(goods.map(({ ref }) => ref))}
      inputValue={typed}
      onInputChange={(_, text) => setTyped(text)}
      filterOptions={(all) => all}
      groupBy={({ ref, isNew }) =>
        translate(`promotions.goods.groups.${isNew ? 'newTag' : ref.kind}`)
      }
      getOptionLabel={(goods) => goods.label}
      getOptionKey={({ ref }) => keyOf(ref)}
      isOptionEqualToValue={(a, b) => keyOf(a.ref) === keyOf(b.ref)}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      noOptionsText={translate('layout.search.nothing')}
      renderOption={({ key, ...props }, { label: name, productId }) => (
        <Box component="li" key={key} {...props} sx={{ gap: 1 }}>
          {productId !== undefined && <ProductThumbnail id={productId} />}
          {name}
        </Box>
      )}
      renderValue={(goods, itemProps) =>
        goods.map(({ ref, label: name }, index) => {
          const { key: _key, ...chip } = itemProps({ index });
          return (
            <Chip
              {...chip}
              key={keyOf(ref)}
              size="small"
              label={translate('promotions.goods.chip', { kind: kindOf(ref), name })}
            />
          );
        })
      }
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate(label)}
          {...(value.length === 0 && { placeholder: translate(placeholder) })}
          error={error !== undefined}
          helperText={
            error !== undefined || help ? (
              <InputHelperText error={error} helperText={help} />
            ) : undefined
          }
          slotProps={{ inputLabel: { shrink: true } }}
          sx={PLACEHOLDER}
        />
      )}
    />
  );
};

/** The goods a list of the form names. */
export const GoodsInput = ({
  source,
  ...rest
}: Pick<GoodsPickerProps, 'label' | 'placeholder' | 'help'> & { source: string }) => {
  const { field, fieldState, id } = useInput<ScopeRef[]>({ source, defaultValue: [] });
  return (
    <GoodsPicker
      {...rest}
      id={id}
      value={Array.isArray(field.value) ? field.value : []}
      onChange={field.onChange}
      error={firstError(fieldState.error)}
    />
  );
};

/** A scope of its own, null while nothing is named. */
export const OwnScopeInput = ({
  source,
  ...rest
}: Pick<GoodsPickerProps, 'label' | 'placeholder'> & { source: string }) => {
  const { field, fieldState, id } = useInput<Scope | null>({ source, defaultValue: null });
  return (
    <GoodsPicker
      {...rest}
      id={id}
      value={field.value?.include ?? []}
      onChange={(include) =>
        field.onChange(include.length > 0 ? { ...EVERYTHING, ...field.value, include } : null)
      }
      error={firstError(fieldState.error)}
    />
  );
};
