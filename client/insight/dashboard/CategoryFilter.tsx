import { Autocomplete, createFilterOptions, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Category } from '#contract/catalog/categories';
import type { Api } from '../../api.ts';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useSame } from '../../ui/useSame.ts';

interface Option {
  id: number;
  /** The names from the top down: "Home › Kitchen". */
  label: string;
}

/** Without a range the answer holds the whole tree. */
const TREE = `/categories?sort=${encodeURIComponent('["position","ASC"]')}`;
/** Enough to choose from; typing narrows the rest. */
const SHOWN = 100;
const filterOptions = createFilterOptions<Option>({ limit: SHOWN });

export interface CategoryFilterProps {
  value: number | null;
  onChange: (categoryId: number | null) => void;
}

/** One category with its subtree. The tree is read when somebody reaches for it. */
export const CategoryFilter = ({ value, onChange }: CategoryFilterProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const [wanted, setWanted] = useState(value !== null);
  const query = useQuery({
    // Shared with the category inputs of forms, which ask at once.
    queryKey: ['categories', 'all'],
    queryFn: async ({ signal }) =>
      (await api.call<Category[]>('GET', TREE, undefined, signal)).data,
    enabled: wanted,
    staleTime: 60_000,
  });
  const { data, isFetching } = query;
  const options = useMemo((): Option[] => {
    const names = new Map(data?.map(({ id, names: texts }) => [id, toText(texts)]));
    const labelOf = ({ path }: Category) =>
      path
        .split('/')
        .flatMap((id) => names.get(Number(id)) ?? [])
        .join(' › ');
    return (data ?? [])
      .map((category) => ({ id: category.id, label: labelOf(category) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [data, toText]);
  const chosen = useSame(
    value === null ? null : (options.find(({ id }) => id === value) ?? { id: value, label: '…' }),
  );
  return (
    <Autocomplete
      options={options}
      filterOptions={filterOptions}
      value={chosen}
      loading={isFetching}
      onOpen={() => setWanted(true)}
      onChange={(_, option) => onChange(option?.id ?? null)}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      loadingText={translate('ra.page.loading')}
      noOptionsText={translate('ra.navigation.no_results')}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      slotProps={{ popper: { style: { minWidth: 280 } } }}
      renderInput={(props) => (
        <TextField
          {...props}
          margin="none"
          helperText={choicesHelp(query)}
          label={translate('dashboard.filters.category')}
          placeholder={translate('dashboard.filters.all')}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    />
  );
};
