import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Job } from '#contract/platform/jobs';
import { numberFormat } from '#shared/formatters';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** How many of the refused rows are kept, where not all of them are. */
export const KeptRows = ({ job: { input, counts } }: { job: Job }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  if (typeof input.keptRefused !== 'number') return null;
  const number = numberFormat(locale);
  return (
    <Alert severity="warning" sx={{ mb: 1.5 }}>
      {translate('imports.refused.onlyFirst', {
        kept: number.format(input.keptRefused),
        rejected: number.format(counts.rejected ?? 0),
      })}
    </Alert>
  );
};
