/** Buy so many of these, get so many of those; and several together for one price. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import { SelectInput, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { EVERYTHING } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { CountInput } from './CountInput.tsx';
import { GoodsInput, OwnScopeInput } from '../../../catalog/shared/goods/GoodsPicker.tsx';
import { FOUR, TWO } from '../../../ui/form/layout.ts';
import { OffInput } from './OffInput.tsx';

const WORDS = 'promotions.wizard';
const whichs = (['cheapest', 'dearest'] as const).map((id) => ({
  id,
  name: `${WORDS}.units.whichs.${id}`,
}));
const MOST_PARTS = 10;

export const BuyGetFields = ({ source }: { source: string }) => (
  <>
    <Box sx={FOUR}>
      <CountInput source={`${source}.buy.quantity`} label={`${WORDS}.buyGet.buy`} />
      <CountInput source={`${source}.get.quantity`} label={`${WORDS}.buyGet.get`} />
      <OffInput fullWidth source={`${source}.get.bps`} label={`${WORDS}.buyGet.off`} />
      <CountInput source={`${source}.times`} label={`${WORDS}.times`} />
    </Box>
    <Box sx={TWO}>
      <OwnScopeInput
        source={`${source}.buy.scope`}
        label={`${WORDS}.buyGet.buyOf`}
        placeholder={`${WORDS}.asBelow`}
      />
      <OwnScopeInput
        source={`${source}.get.scope`}
        label={`${WORDS}.buyGet.getOf`}
        placeholder={`${WORDS}.asBelow`}
      />
    </Box>
    <SelectInput
      source={`${source}.which`}
      label={`${WORDS}.buyGet.which`}
      choices={whichs}
      helperText={false}
      isRequired
      sx={{ minWidth: 220 }}
    />
  </>
);

/** How many, and of what: the goods below their quantity where there is no room beside it. */
const PART = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 0.5,
  flex: 1,
  minWidth: 0,
  '& > :first-of-type': { flex: '0 1 110px' },
  '& > :last-of-type': { flex: '1 1 240px', minWidth: 0 },
} as const;

export const BundleFields = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: `${source}.parts`, keyName: 'formKey' });
  return (
    <>
      <Box sx={TWO}>
        <MoneyInput fullWidth source={`${source}.price`} label={`${WORDS}.bundle.price`} />
        <CountInput source={`${source}.times`} label={`${WORDS}.times`} />
      </Box>
      {fields.map((field, index) => (
        <Box key={field.formKey} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
          <Box sx={PART}>
            <CountInput
              source={`${source}.parts.${index}.quantity`}
              label={`${WORDS}.bundle.quantity`}
            />
            <GoodsInput
              source={`${source}.parts.${index}.scope.include`}
              label={`${WORDS}.bundle.of`}
              placeholder={`${WORDS}.bundle.any`}
            />
          </Box>
          <IconButton
            disabled={fields.length === 1}
            onClick={() => remove(index)}
            aria-label={translate(`${WORDS}.bundle.remove`, { number: index + 1 })}
            sx={{ mt: 1 }}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      {fields.length < MOST_PARTS && (
        <Button startIcon={<Add />} onClick={() => append({ scope: EVERYTHING, quantity: 1 })}>
          {translate(`${WORDS}.bundle.add`)}
        </Button>
      )}
    </>
  );
};
