/** Variants to choose from, found by product name or SKU. Every variant has a base price, so its prices find it. */
import { Autocomplete, Box, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { InputHelperText, useDataProvider, useInput, useTranslate } from 'react-admin';
import { BASE_LIST_ID, type ListedPrice } from '#contract/pricing/prices';
import type { Api } from '../../api.ts';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { usePaused } from '../../ui/usePaused.ts';
import { useSame } from '../../ui/useSame.ts';
import { ProductThumbnail } from './ProductLink.tsx';
import { useVariantName } from './useVariantName.ts';

const SHOWN = 20;

const find = (api: Api, filter: object, signal: AbortSignal) =>
  api
    .getList<ListedPrice>('prices', {
      filter: { listId: BASE_LIST_ID, minQuantity: 1, state: 'current', ...filter },
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: 'variantId', order: 'ASC' },
      signal,
    })
    .then(({ data }) => data);

interface SelectProps {
  label: string;
  value: number | null;
  onChange: (variantId: number | null) => void;
  error?: string | undefined;
}

export const VariantSelect = ({ label, value, onChange, error }: SelectProps) => {
  const api = useDataProvider<Api>();
  const translate = useTranslate();
  const money = useMoney();
  const labelOf = useVariantName();
  const [typed, setTyped] = useState('');
  const asked = usePaused(typed.trim());
  const { data: chosen = null } = useQuery({
    queryKey: ['prices', 'variant', value],
    queryFn: async ({ signal }) => (await find(api, { variantId: value }, signal))[0] ?? null,
    enabled: value !== null,
  });
  // What the field shows for a chosen variant is no search.
  const searched = chosen && asked === labelOf(chosen) ? '' : asked;
  const query = useQuery({
    queryKey: ['prices', 'variants', searched],
    queryFn: ({ signal }) => find(api, searched === '' ? {} : { q: searched }, signal),
    placeholderData: keepPreviousData,
  });
  const { data: found = [], isFetching } = query;
  const options =
    chosen && !found.some(({ variantId }) => variantId === chosen.variantId)
      ? [chosen, ...found]
      : found;
  // Chosen and found are the same variant, but not the same object.
  const current = useSame(options.find(({ variantId }) => variantId === value) ?? null);
  return (
    <Autocomplete
      options={options}
      value={current}
      onChange={(_, choice) => onChange(choice?.variantId ?? null)}
      onInputChange={(_, text) => setTyped(text)}
      filterOptions={(all) => all}
      loading={isFetching}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      noOptionsText={translate('layout.search.nothing')}
      loadingText={translate('ra.page.loading')}
      getOptionLabel={labelOf}
      getOptionKey={({ variantId }) => variantId}
      isOptionEqualToValue={(a, b) => a.variantId === b.variantId}
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          <Box sx={{ display: 'flex', gap: 2, width: '100%', justifyContent: 'space-between' }}>
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
              <ProductThumbnail id={option.productId} />
              {labelOf(option)}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {money(option.amount)}
            </Box>
          </Box>
        </li>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate(label, { _: label })}
          error={error !== undefined}
          helperText={error === undefined ? choicesHelp(query) : <InputHelperText error={error} />}
        />
      )}
    />
  );
};

/** A variant of the form or filter. */
export const VariantInput = ({
  source,
  label,
}: {
  source: string;
  label: string;
  alwaysOn?: boolean;
}) => {
  const { field, fieldState } = useInput<number | null>({ source, defaultValue: null });
  return (
    <Box sx={{ minWidth: 'min(260px, 100%)' }}>
      <VariantSelect
        label={label}
        value={field.value ? Number(field.value) : null}
        onChange={field.onChange}
        error={fieldState.error?.message}
      />
    </Box>
  );
};
