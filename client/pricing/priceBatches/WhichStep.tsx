/** Step 1: which variants. */
import { Alert, Box, Button } from '@mui/material';
import { AutocompleteInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { FILTER_STATUSES, type OwnFigure } from '#contract/pricing/priceBatches';
import { CategoryInput } from '../shared/categories.tsx';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useWordsQuery } from '../shared/useWordsInUse.ts';
import { Section } from '../../ui/record/Section.tsx';
import { ChoiceInput } from './ChoiceInput.tsx';
import type { Draft } from './draft.ts';
import { PAIRS } from './pairs.ts';
import { PasteBox } from './PasteBox.tsx';

const statuses = FILTER_STATUSES.map((id) => ({ id, name: `products.statuses.${id}` }));
const states = ['belowFloor', 'noCost'].map((id) => ({ id, name: `priceBatches.states.${id}` }));
const sources = ['filter', 'pasted'].map((id) => ({ id, name: `priceBatches.which.${id}` }));
const orNull = (value: unknown) => value || null;

/** Values in use (brands, tags), to choose from. */
const InUseInput = ({
  source,
  noun,
  label,
}: {
  source: string;
  noun: 'brands' | 'tags';
  label: string;
}) => {
  const query = useWordsQuery(noun);
  return (
    <AutocompleteInput
      source={source}
      label={label}
      choices={query.data ?? []}
      helperText={choicesHelp(query, false)}
      parse={orNull}
    />
  );
};

const Filters = () => {
  const translate = useTranslate();
  const filter = useWatch<Draft, 'filter'>({ name: 'filter' });
  const isEverything = Object.values(filter).every((value) => !value);
  const { setValue } = useFormContext<Draft>();
  const chosen = Array.isArray(filter.variantIds) ? filter.variantIds.length : 0;
  const any = 'priceBatches.which.any';
  return (
    <>
      <CategoryInput source="filter.categoryId" label="priceBatches.which.category" />
      <Box sx={PAIRS}>
        <InUseInput source="filter.brand" noun="brands" label="priceBatches.which.brand" />
        <InUseInput source="filter.tag" noun="tags" label="priceBatches.which.tag" />
      </Box>
      <TextInput
        source="filter.q"
        label="priceBatches.which.q"
        type="search"
        helperText={false}
        fullWidth
        resettable
        parse={(text: string | null) => text ?? ''}
      />
      <Box sx={PAIRS}>
        <SelectInput
          source="filter.status"
          label="priceBatches.which.status"
          choices={statuses}
          emptyText={any}
          parse={orNull}
          helperText={false}
        />
        <SelectInput
          source="filter.state"
          label="priceBatches.which.state"
          choices={states}
          emptyText={any}
          parse={orNull}
          helperText={false}
        />
      </Box>
      {chosen > 0 && (
        <Alert
          severity="info"
          sx={{ py: 0 }}
          action={
            <Button onClick={() => setValue('filter.variantIds', null, { shouldDirty: true })}>
              {translate('priceBatches.which.all')}
            </Button>
          }
        >
          {translate('priceBatches.which.chosen', { smart_count: chosen })}
        </Alert>
      )}
      {isEverything && (
        <Alert severity="info" sx={{ py: 0 }}>
          {translate('priceBatches.which.everything')}
        </Alert>
      )}
    </>
  );
};

export interface WhichStepProps {
  figureCount: number;
  onPasted: (figures: OwnFigure[]) => void;
}

export const WhichStep = ({ figureCount, onPasted }: WhichStepProps) => {
  const source = useWatch<Draft, 'source'>({ name: 'source' });
  return (
    <Section title="priceBatches.steps.which">
      <ChoiceInput source="source" label="priceBatches.which.source" choices={sources} />
      {source === 'pasted' ? <PasteBox used={figureCount} onPasted={onPasted} /> : <Filters />}
    </Section>
  );
};
