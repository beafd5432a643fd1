/** Filters by where members live: what occurs is offered, and a region may be typed in part. */
import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  AutocompleteInput,
  FieldTitle,
  InputHelperText,
  useDataProvider,
  useInput,
  useTranslate,
} from 'react-admin';
import type { MemberPlaces } from '#contract/members/members';
import type { Api } from '../../api.ts';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { countryText } from '#shared/countries';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** One request shared by both filters. */
const usePlacesQuery = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'places'],
    queryFn: async ({ signal }) =>
      (await api.call<MemberPlaces>('GET', '/members/places', undefined, signal)).data,
    staleTime: 60_000,
  });
};

interface FilterProps {
  source: string;
}

export const RegionFilter = ({ source }: FilterProps) => {
  const translate = useTranslate();
  const query = usePlacesQuery();
  const { field, id } = useInput<string>({ source, resource: 'members', defaultValue: '' });
  return (
    <Autocomplete
      freeSolo
      id={id}
      options={query.data?.regions ?? []}
      inputValue={field.value ?? ''}
      onInputChange={(_, text) => field.onChange(text)}
      onBlur={field.onBlur}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      sx={{ minWidth: 200 }}
      renderInput={(input) => (
        <TextField
          {...input}
          name={field.name}
          label={<FieldTitle source={source} resource="members" />}
          helperText={<InputHelperText helperText={choicesHelp(query, false)} />}
        />
      )}
    />
  );
};

export const CountryFilter = ({ source }: FilterProps) => {
  const query = usePlacesQuery();
  const { locale } = useStoreSettings();
  const choices = (query.data?.countries ?? []).map((country) => ({
    id: country,
    name: countryText(country, locale),
  }));
  return (
    <AutocompleteInput
      source={source}
      choices={choices}
      translateChoice={false}
      helperText={choicesHelp(query, false)}
      isPending={query.isPending}
      sx={{ minWidth: 200 }}
    />
  );
};
