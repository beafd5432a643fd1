/** Filters that a link set and that no input of the list shows, as chips that take them away. */
import { Box, Chip } from '@mui/material';
import { type ReactElement, type ReactNode, useContext } from 'react';
import { SelectInput, useListContext, useResourceContext, useTranslate } from 'react-admin';
import { FieldWordsContext } from '../form/fieldValue.ts';

const SIGNS: Readonly<Record<string, string>> = {
  gte: '≥ ',
  lte: '≤ ',
  gt: '> ',
  lt: '< ',
  neq: '≠ ',
};

interface Filter {
  name: string;
  value: unknown;
}

/** `createdAt_gte` → the field and its sign. */
const partsOf = (name: string) => {
  const [, field = name, operator = ''] = /^(.+)_(gte|lte|gt|lt|neq)$/.exec(name) ?? [];
  return { field, sign: SIGNS[operator] ?? '' };
};

const useFilterText = (resource: string) => {
  const translate = useTranslate();
  const words = useContext(FieldWordsContext);
  return ({ name, value }: Filter): ReactNode => {
    // Where the field and its value would not be words that anybody uses.
    const whole = translate(`resources.${resource}.filters.${name}`, { _: '' });
    if (whole !== '') return whole;
    const { field, sign } = partsOf(name);
    return (
      <>
        {words.label({ resource, path: [{ field }] })}
        {translate('layout.labelSeparator')}
        {sign}
        {words.value({ resource, field, value })}
      </>
    );
  };
};

/** A choice of one value cannot show several. */
const isShownBy = ({ name, value }: Filter, { type, props }: ReactElement<{ source?: string }>) =>
  props.source === name && !(type === SelectInput && Array.isArray(value));

export const HiddenFilters = ({
  inputs,
}: {
  inputs: readonly ReactElement<{ source?: string }>[];
}) => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const toText = useFilterText(resource);
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const hidden = Object.entries(filterValues as Record<string, unknown>)
    .map(([name, value]): Filter => ({ name, value }))
    .filter((filter) => !inputs.some((input) => isShownBy(filter, input)));
  if (hidden.length === 0) return null;
  const remove = (name: string) =>
    setFilters(
      Object.fromEntries(Object.entries(filterValues).filter(([key]) => key !== name)),
      displayedFilters,
    );
  return (
    <Box
      component="ul"
      aria-label={translate('ui.list.filters')}
      sx={{ listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, p: 1 }}
    >
      {hidden.map((filter) => (
        <li key={filter.name}>
          <Chip size="small" label={toText(filter)} onDelete={() => remove(filter.name)} />
        </li>
      ))}
    </Box>
  );
};
