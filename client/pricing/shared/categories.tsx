/** Categories as inputs and labels: every screen names one by its whole path. */
import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { AutocompleteArrayInput, AutocompleteInput, useDataProvider, useLocale } from 'react-admin';
import { type Language, type Localized, localize } from '#shared/localization';
import type { Api } from '../../api.ts';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useSame } from '../../ui/useSame.ts';

/** What naming a category, and finding its guards, needs of it. */
interface CategoryFacts {
  id: number;
  parentId: number | null;
  names: Localized;
  /** Ids from the root down to itself: `/1/5/`. */
  path: string;
  minPrice: number | null;
  minMarginBps: number | null;
}

/** Every category, in the order of the tree's levels; one request shared by all who ask. */
export const useCategories = <Category extends CategoryFacts = CategoryFacts>() => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['categories', 'all'],
    queryFn: async ({ signal }) =>
      (
        await api.call<Category[]>(
          'GET',
          `/categories?sort=${encodeURIComponent('["position","ASC"]')}`,
          undefined,
          signal,
        )
      ).data,
    staleTime: 30_000,
  });
};

export interface CategoryChoice {
  id: number;
  name: string;
}

/** Categories with their whole path as name ("Home › Kitchen › Pans"), sorted by it. */
export const useCategoryChoices = (language?: Language): CategoryChoice[] => {
  const { data } = useCategories();
  const ofScreen = useLocale() as Language;
  const locale = language ?? ofScreen;
  return useMemo(() => {
    const names = new Map(data?.map(({ id, names: texts }) => [id, localize(texts, locale)]));
    return (data ?? [])
      .map(({ id, path }) => ({
        id,
        name: path
          .split('/')
          .filter(Boolean)
          .map((part) => names.get(Number(part)) ?? '…')
          .join(' › '),
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }, [data, locale]);
};

interface InputProps {
  source: string;
  label?: string;
  multiple?: boolean;
  alwaysOn?: boolean;
}

/** A category of the form, found by typing part of its path. */
export const CategoryInput = ({ multiple = false, alwaysOn: _alwaysOn, ...props }: InputProps) => {
  const query = useCategories();
  const choices = useCategoryChoices();
  const helperText = choicesHelp(query, false);
  const shared = { ...props, choices, optionText: 'name', helperText } as const;
  if (multiple) return <AutocompleteArrayInput {...shared} />;
  return <AutocompleteInput {...shared} parse={(id: unknown) => id || null} />;
};

interface SelectProps {
  label: string;
  value: number | null;
  onChange: (id: number | null) => void;
  /** Left out of the choices, with everything below it. */
  except?: number;
  error?: string | undefined;
}

/** A category outside a form. */
export const CategorySelect = ({ label, value, onChange, except, error }: SelectProps) => {
  const query = useCategories();
  const barred = new Set(
    query.data
      ?.filter(({ path }) => except !== undefined && path.includes(`/${except}/`))
      .map(({ id }) => id),
  );
  const choices = useCategoryChoices().filter(({ id }) => !barred.has(id));
  const chosen = useSame(choices.find(({ id }) => id === value) ?? null);
  return (
    <Autocomplete
      options={choices}
      value={chosen}
      onChange={(_, choice) => onChange(choice?.id ?? null)}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          error={error !== undefined}
          helperText={choicesHelp(query, error)}
        />
      )}
    />
  );
};

/** The path of a category as text. */
export const CategoryName = ({ id }: { id: number | null | undefined }) => {
  const choices = useCategoryChoices();
  return <span>{id ? (choices.find((choice) => choice.id === id)?.name ?? '…') : '–'}</span>;
};
