/** Says that an activity or a reward has no code to give now, and why. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CodesFault } from '#contract/promotions/coupons';

export const NoCodesAlert = ({ fault }: { fault: CodesFault | null | undefined }) => {
  const translate = useTranslate();
  return fault ? (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {translate('couponBatches.noCodes', { reason: translate(`coupons.errors.${fault}`) })}
    </Alert>
  ) : null;
};
