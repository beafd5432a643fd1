/** A gift: which, how many, and whether once an order or for every so much. */
import { Box } from '@mui/material';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Reward } from '#contract/promotions/promotions';
import { VariantInput } from '../../../pricing/shared/variants.tsx';
import { TWO } from '../../../ui/form/layout.ts';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { newEvery } from '../newTerms.ts';
import { CountInput } from './CountInput.tsx';
import { WordToggle } from './WordToggle.tsx';

type Gift = Extract<Reward, { kind: 'gift' }>;
type Often = 'once' | 'amount' | 'quantity';

const WORDS = 'promotions.wizard.gift';

export const GiftFields = ({ source }: { source: string }) => {
  const { setValue, getValues, clearErrors } = useFormContext();
  const { every } = useWatch({ name: source }) as Gift;
  const put = (often: Often) => {
    clearErrors(source);
    const gift = getValues(source) as Gift;
    setValue(
      source,
      often === 'once'
        ? { ...gift, every: null, times: null }
        : { ...gift, every: newEvery(often) },
      { shouldDirty: true },
    );
  };
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 200 }}>
          <VariantInput source={`${source}.variantId`} label={`${WORDS}.variant`} />
        </Box>
        <Box sx={{ width: 130 }}>
          <CountInput source={`${source}.quantity`} label={`${WORDS}.quantity`} />
        </Box>
      </Box>
      <Box sx={{ mb: 1 }}>
        <WordToggle<Often>
          label={`${WORDS}.every`}
          value={every?.basis ?? 'once'}
          names={{
            once: `${WORDS}.once`,
            amount: `${WORDS}.amount`,
            quantity: `${WORDS}.units`,
          }}
          onChange={put}
        />
      </Box>
      {every && (
        <Box sx={TWO}>
          {every.basis === 'amount' ? (
            <MoneyInput fullWidth source={`${source}.every.from`} label={`${WORDS}.spent`} />
          ) : (
            <CountInput source={`${source}.every.from`} label={`${WORDS}.bought`} />
          )}
          <CountInput source={`${source}.times`} label="promotions.wizard.times" />
        </Box>
      )}
    </>
  );
};
