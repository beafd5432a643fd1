import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import { useFieldArray } from 'react-hook-form';
import { required, SelectInput, useTranslate } from 'react-admin';
import { DIRECTIONS, ENDINGS } from '#contract/pricing/priceBatches';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { CategoryInput } from '../shared/categories.tsx';
import { PAIR } from '../../ui/form/layout.ts';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { DayOfYearInput, FormulaInput, PriceListInput } from './EntryInputs.tsx';

const GRID = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
  columnGap: 2,
  rowGap: 1.5,
  flex: 1,
  minWidth: 0,
} as const;

/** A season as it is added: 11 November. */
export const newEntry = () => ({
  key: crypto.randomUUID().slice(0, 8),
  categoryId: null,
  startsOn: '11-11',
  endsOn: '11-11',
  listId: BASE_LIST_ID,
  formula: { kind: 'percent', bps: -1000 },
  rounding: { ending: 'none', direction: 'nearest' },
});

const choices = (names: readonly string[], group: string) =>
  names.map((id) => ({ id, name: `seasonalPlans.${group}.${id}` }));

const Entry = ({ at, onRemove }: { at: number; onRemove?: () => void }) => {
  const translate = useTranslate();
  const source = (name: string) => `entries.${at}.${name}`;
  return (
    <Box
      role="group"
      aria-label={translate('seasonalPlans.season', { number: at + 1 })}
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'flex-start',
        py: 2,
        borderTop: at > 0 ? 1 : 0,
        borderColor: 'divider',
      }}
    >
      <Box sx={GRID}>
        <CategoryInput source={source('categoryId')} label="seasonalPlans.category" />
        <PriceListInput source={source('listId')} />
        <DayOfYearInput source={source('startsOn')} label="seasonalPlans.startsOn" />
        <DayOfYearInput source={source('endsOn')} label="seasonalPlans.endsOn" />
        <FormulaInput source={source('formula')} />
        <Box sx={PAIR}>
          <SelectInput
            source={source('rounding.ending')}
            label="seasonalPlans.rounding"
            choices={choices(ENDINGS, 'endings')}
            validate={required()}
            helperText={false}
          />
          <SelectInput
            source={source('rounding.direction')}
            label="seasonalPlans.direction"
            choices={choices(DIRECTIONS, 'directions')}
            validate={required()}
            helperText={false}
          />
        </Box>
      </Box>
      <IconButton
        onClick={onRemove}
        disabled={!onRemove}
        aria-label={translate('seasonalPlans.remove', { number: at + 1 })}
      >
        <Delete />
      </IconButton>
    </Box>
  );
};

export const PlanFields = () => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: 'entries', keyName: 'formKey' });
  const add = (
    <Button startIcon={<Add />} onClick={() => append(newEntry())}>
      {translate('seasonalPlans.add')}
    </Button>
  );
  return (
    <>
      <Section>
        <LocalizedInput source="names" validate={required()} />
      </Section>
      <Section title="seasonalPlans.entries" help="seasonalPlans.entriesHelp" actions={add}>
        {fields.map((field, index) => (
          <Entry
            key={field.formKey}
            at={index}
            {...(fields.length > 1 && { onRemove: () => remove(index) })}
          />
        ))}
      </Section>
    </>
  );
};
