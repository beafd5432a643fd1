/** The picker of levels, groups, channels or segments: only names that the store knows. */
import { Autocomplete, Box, Chip, createFilterOptions, TextField } from '@mui/material';
import { InputHelperText, useTranslate } from 'react-admin';
import type { AudiencePart } from '#contract/platform/audiences';
import { choicesHelp } from '../../../ui/feedback/ChoicesError.tsx';
import { useCount } from '../../../ui/list/useCount.ts';
import { useInstant } from '../../../ui/record/instant.tsx';
import { useSame } from '../../../ui/useSame.ts';
import { type AudienceOption, audienceOptions } from './options.ts';
import { useAudienceChoices, useAudienceName, useAudienceQuery } from './useAudienceChoices.ts';

/** The names of options, and the members of each. */
export const useOptionWords = (kind: AudiencePart) => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const instant = useInstant();
  const choices = useAudienceChoices()[kind];
  const labelOf = ({ key, isAbove }: AudienceOption) =>
    isAbove ? translate('audiences.andAbove', { name: nameOf(kind, key) }) : nameOf(kind, key);
  const membersOf = ({ keys }: AudienceOption) => {
    const counts = choices.flatMap(({ key, members }) =>
      keys.includes(key) ? (members ?? []) : [],
    );
    const members = counts.reduce((sum, one) => sum + one, 0);
    if (kind === 'channels') return null;
    const words = { smart_count: members, members: count(members) };
    const computedAt = choices.find(({ key }) => keys.includes(key))?.computedAt;
    return computedAt
      ? translate('audiences.membersAsOf', { ...words, at: instant(computedAt) })
      : translate('audiences.members', words);
  };
  const colorOf = (wanted: string) => choices.find(({ key }) => key === wanted)?.color ?? null;
  return { choices, labelOf, membersOf, colorOf };
};

const Dot = ({ color }: { color: string }) => (
  <Box sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: color, ml: 1 }} />
);

export interface AudiencePickerProps {
  kind: AudiencePart;
  id: string;
  /** Translation keys. */
  label: string;
  helperText: string | undefined;
  disabled: boolean;
  error: string | undefined;
  value: readonly AudienceOption[];
  onChange: (value: AudienceOption[]) => void;
  /** Of one shopper, who has a level and not "that and above", and none if nothing is chosen. */
  isOfOne?: boolean;
}

export const AudiencePicker = ({
  kind,
  id,
  label,
  helperText,
  disabled,
  error,
  value: chosen,
  onChange,
  isOfOne = false,
}: AudiencePickerProps) => {
  const translate = useTranslate();
  const query = useAudienceQuery();
  const { choices, labelOf, membersOf, colorOf } = useOptionWords(kind);
  const value = useSame([...chosen]);
  const isChosen = ({ key, isAbove }: AudienceOption) =>
    value.some((one) => one.key === key && one.isAbove === isAbove);
  return (
    <Autocomplete<AudienceOption, true>
      multiple
      openOnFocus
      autoHighlight
      filterOptions={createFilterOptions({
        stringify: (option) => `${labelOf(option)} ${option.key}`,
      })}
      disabled={disabled}
      id={id}
      options={audienceOptions(choices).filter(
        (option) => !isChosen(option) && !(isOfOne && option.isAbove),
      )}
      value={value}
      getOptionKey={({ key, isAbove }) => `${key}/${isAbove}`}
      getOptionLabel={labelOf}
      isOptionEqualToValue={(a, b) => a.key === b.key && a.isAbove === b.isAbove}
      onChange={(_, values) => onChange(values)}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      noOptionsText={translate(kind === 'segments' ? 'audiences.noSegment' : 'audiences.none')}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props} sx={{ gap: 1 }}>
          <span>{labelOf(option)}</span>
          <Box component="span" sx={{ color: 'text.secondary', ml: 'auto' }}>
            {membersOf(option)}
          </Box>
        </Box>
      )}
      renderValue={(values, getItemProps) =>
        values.map((option, index) => {
          const { key, ...props } = getItemProps({ index });
          const color = colorOf(option.key);
          return (
            <Chip
              key={key}
              size="small"
              label={labelOf(option)}
              {...(color && { icon: <Dot color={color} /> })}
              {...props}
            />
          );
        })
      }
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate(label, { _: label })}
          {...(value.length === 0 && {
            placeholder: translate(isOfOne ? 'audiences.nothing' : 'audiences.any'),
          })}
          error={error !== undefined}
          helperText={
            error === undefined ? (
              choicesHelp(query, helperText && translate(helperText))
            ) : (
              <InputHelperText error={error} />
            )
          }
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    />
  );
};
