/** Chooses promotions by name. */
import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useGetMany, useTranslate } from 'react-admin';
import type { Promotion } from '#contract/promotions/promotions';
import { MAX_COMPARED } from '#contract/promotions/effects';
import { useSame } from '../../ui/useSame.ts';

const FOUND = {
  pagination: { page: 1, perPage: 20 },
  sort: { field: 'updatedAt', order: 'DESC' },
} as const;

interface Props {
  ids: readonly number[];
  onChange: (ids: readonly number[]) => void;
}

export const PromotionPicker = ({ ids, onChange }: Props) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const { data: found = [], isFetching } = useGetList<Promotion>('promotions', {
    ...FOUND,
    filter: text.trim() === '' ? {} : { q: text.trim() },
  });
  const { data: chosen = [] } = useGetMany<Promotion>('promotions', { ids: [...ids] });
  const value = useSame(ids.flatMap((id) => chosen.find((one) => one?.id === id) ?? []));
  return (
    <Autocomplete
      multiple
      value={value}
      options={found}
      loading={isFetching}
      loadingText={translate('ra.page.loading')}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      noOptionsText={translate('ra.navigation.no_results')}
      // The server has searched already.
      filterOptions={(options) => options}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ name }) => name}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      getOptionDisabled={() => ids.length >= MAX_COMPARED}
      onInputChange={(_, next) => setText(next)}
      onChange={(_, next) => onChange(next.map(({ id }) => id).slice(0, MAX_COMPARED))}
      renderInput={(props) => (
        <TextField
          {...props}
          label={translate('promotionComparison.choose', { max: MAX_COMPARED })}
        />
      )}
      sx={{ maxWidth: 720, mb: 1.5 }}
    />
  );
};
