/** Step 2: how the new price follows from the old, and what to do where it may not. */
import { Box, Typography } from '@mui/material';
import { SelectInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { DIRECTIONS, ENDINGS } from '#contract/pricing/priceBatches';
import { useLocalize } from '../../ui/record/localized.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { usePriceListsQuery } from '../shared/priceLists.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { Draft } from './draft.ts';
import { PAIRS } from './pairs.ts';
import { METHODS } from './formula.ts';

const choicesOf = (names: readonly string[], words: string) =>
  names.map((id) => ({ id, name: `priceBatches.${words}.${id}` }));
const methods = choicesOf(METHODS, 'methods');
const endings = choicesOf(ENDINGS, 'endings');
const directions = choicesOf(DIRECTIONS, 'directions');
const belowFloor = choicesOf(['refuse', 'raise', 'leaveOut', 'allow'], 'belowFloor');
const conflicts = choicesOf(['refuse', 'leaveOut', 'replace'], 'conflicts');

const label = (name: string) => `priceBatches.formula.${name}`;

/** A label without the mark of a field that must be filled: these always are. */
const Word = ({ name }: { name: string }) => <>{useTranslate()(name)}</>;

const Value = () => {
  const translate = useTranslate();
  const method = useWatch<Draft, 'formula.method'>({ name: 'formula.method' });
  switch (method) {
    case 'percentDown':
    case 'percentUp':
      return <RateInput key="percent" fullWidth source="formula.bps" label={label('percent')} />;
    case 'margin':
      return <RateInput key="margin" fullWidth source="formula.bps" label={label('margin')} />;
    case 'amountDown':
    case 'amountUp':
      return <MoneyInput key="amount" fullWidth source="formula.amount" label={label('amount')} />;
    case 'set':
      return <MoneyInput key="set" fullWidth source="formula.amount" label={label('price')} />;
    case 'lowest':
    case 'average':
      return (
        <Box sx={PAIRS}>
          <RateInput source="formula.bps" label={label('plusPercent')} />
          <MoneyInput source="formula.change" label={label('plusAmount')} />
        </Box>
      );
    case 'given':
      return (
        <Typography color="text.secondary">{translate('priceBatches.formula.given')}</Typography>
      );
    default:
      return null;
  }
};

/** From how many pieces on: quantity breaks belong to lists beside the base list's first row. */
const Where = () => {
  const toText = useLocalize();
  const query = usePriceListsQuery();
  const lists = (query.data ?? []).filter(({ archivedAt }) => archivedAt === null);
  const choices = lists.map(({ id, names, name }) => ({ id, name: toText(names) || name }));
  return (
    <Box sx={PAIRS}>
      <SelectInput
        source="listId"
        isRequired
        label={<Word name={label('list')} />}
        choices={choices.length > 0 ? choices : [{ id: BASE_LIST_ID, name: '…' }]}
        translateChoice={false}
        helperText={choicesHelp(query, false)}
      />
      <WholeInput source="minQuantity" label={label('minQuantity')} min={1} helperText={false} />
    </Box>
  );
};

export const FormulaStep = () => {
  const translate = useTranslate();
  const source = useWatch<Draft, 'source'>({ name: 'source' });
  const method = useWatch<Draft, 'formula.method'>({ name: 'formula.method' });
  const isTyped = source === 'pasted' || method === 'given';
  return (
    <Section title="priceBatches.steps.formula">
      {source === 'pasted' ? (
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {translate('priceBatches.formula.givenPasted')}
        </Typography>
      ) : (
        <>
          <SelectInput
            source="formula.method"
            isRequired
            label={<Word name={label('method')} />}
            choices={methods}
            helperText={false}
            fullWidth
          />
          <Value />
        </>
      )}
      {!isTyped && (
        <Box sx={PAIRS}>
          <SelectInput
            source="rounding.ending"
            isRequired
            label={<Word name={label('ending')} />}
            choices={endings}
            helperText={false}
          />
          <SelectInput
            source="rounding.direction"
            isRequired
            label={<Word name={label('direction')} />}
            choices={directions}
            helperText={false}
          />
        </Box>
      )}
      <Where />
      <SelectInput
        source="request.belowFloor"
        isRequired
        label={<Word name={label('belowFloor')} />}
        choices={belowFloor}
        helperText={false}
        fullWidth
      />
      <SelectInput
        source="request.conflicts"
        isRequired
        label={<Word name={label('conflicts')} />}
        choices={conflicts}
        helperText={false}
        fullWidth
      />
    </Section>
  );
};
