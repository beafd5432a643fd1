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
const ROW = {
  display: 'grid',
  columnGap: 1,
  alignItems: 'start',
  flex: 1,
  minWidth: 0,
  gridTemplateColumns: {
    xs: 'repeat(3, minmax(0, 1fr))',
    md: 'minmax(0, 2fr) minmax(0, 1.3fr) repeat(2, minmax(0, 1fr))',
  },
  '& > :first-of-type': { gridColumn: { xs: '1 / -1', md: 'auto' }, minWidth: 0 },
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
