/** While typing: what a code will look like, and whether somebody could guess one. */
import { Alert, Box, Button } from '@mui/material';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { GUESSES_PER_CODE, guessable } from '#contract/promotions/codes';
import { guessesPerCode, minCodeLength } from '#rules/promotions/coupons';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { roughCount } from './roughCount.ts';
import { sampleCode } from './sampleCode.ts';

const CODE = {
  fontFamily: 'ui-monospace, monospace',
  fontSize: 16,
  fontWeight: 600,
  overflowWrap: 'anywhere',
} as const;

export const Keyspace = () => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { setValue } = useFormContext();
  const [prefix, suffix, length, quantity] = useWatch({
    name: ['prefix', 'suffix', 'length', 'quantity'],
  }) as [string | null, string | null, number | null, number | null];
  if (typeof length !== 'number' || length < 1) return null;
  const codes = typeof quantity === 'number' && quantity > 0 ? quantity : 1;
  const least = minCodeLength(codes);
  const odds = roughCount(guessesPerCode(length, codes), locale);
  const isGuessable = guessable(length, codes);
  return (
    <Box sx={{ mt: 1 }}>
      <Box sx={{ color: 'text.secondary' }}>{translate('couponBatches.sample')}</Box>
      <Box sx={CODE}>{sampleCode({ prefix: prefix ?? '', suffix: suffix ?? '', length })}</Box>
      <div aria-live="polite">
        {isGuessable ? (
          <Alert
            severity="error"
            sx={{ mt: 1 }}
            {...(least !== null && {
              action: (
                <Button
                  color="inherit"
                  onClick={() =>
                    setValue('length', least, { shouldDirty: true, shouldValidate: true })
                  }
                >
                  {translate('couponBatches.useLength', { smart_count: least })}
                </Button>
              ),
            })}
          >
            {translate('couponBatches.guessable', {
              odds,
              needed: roughCount(GUESSES_PER_CODE, locale),
            })}
          </Alert>
        ) : (
          <Box sx={{ color: 'text.secondary', mt: 0.5 }}>
            {translate('couponBatches.safe', { odds })}
          </Box>
        )}
      </div>
    </Box>
  );
};
