/** Flash prices, variant by variant. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { Reward } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { VariantInput } from '../../../pricing/shared/variants.tsx';
import { newFlashItem } from '../newTerms.ts';
import { CountInput } from './CountInput.tsx';
import { useBelowFloor } from './useBelowFloor.tsx';

type FlashItem = Extract<Reward, { kind: 'flash' }>['items'][number];

const WORDS = 'promotions.wizard.flash';
const MOST = 500;
/** In one row as long as each has its room; a price and its currency need the most. */
const ROW = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 1,
  alignItems: 'start',
  flex: 1,
  minWidth: 0,
  '& > *': { flex: '1 1 104px', minWidth: 0 },
  '& > :first-of-type': { flex: '4 1 220px' },
  '& > :nth-of-type(2)': { flex: '2 1 152px' },
} as const;

const FlashPrice = ({ source }: { source: string }) => {
  const item = useWatch({ name: source }) as FlashItem | undefined;
  return (
    <MoneyInput
      source={`${source}.price`}
      label={`${WORDS}.price`}
      helperText={useBelowFloor('flashBelowFloor', item?.price, item?.variantId)}
    />
  );
};

export const FlashFields = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: `${source}.items`, keyName: 'formKey' });
  return (
    <>
      {fields.map((field, index) => (
        <Box key={field.formKey} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
          <Box sx={ROW}>
            <VariantInput
              source={`${source}.items.${index}.variantId`}
              label={`${WORDS}.variant`}
            />
            <FlashPrice source={`${source}.items.${index}`} />
            <CountInput source={`${source}.items.${index}.stock`} label={`${WORDS}.stock`} />
            <CountInput
              source={`${source}.items.${index}.perMember`}
              label={`${WORDS}.perMember`}
            />
          </Box>
          <IconButton
            disabled={fields.length === 1}
            onClick={() => remove(index)}
            aria-label={translate(`${WORDS}.remove`, { number: index + 1 })}
            sx={{ mt: 1 }}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      {fields.length < MOST && (
        <Button startIcon={<Add />} onClick={() => append(newFlashItem())}>
          {translate(`${WORDS}.add`)}
        </Button>
      )}
    </>
  );
};
