/** How the codes of a batch come about. */
import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';
import { BATCH_FORMS, type BatchForm } from '#contract/promotions/coupons';

export const KindInput = () => {
  const translate = useTranslate();
  const { field } = useInput<BatchForm>({ source: 'kind' });
  return (
    <ToggleButtonGroup
      exclusive
      fullWidth
      color="primary"
      value={field.value}
      onChange={(_, kind: BatchForm | null) => kind && field.onChange(kind)}
      aria-label={translate('resources.couponBatches.fields.kind')}
      sx={{ my: 1 }}
    >
      {BATCH_FORMS.map((kind) => (
        <ToggleButton
          key={kind}
          value={kind}
          sx={{ flexDirection: 'column', textTransform: 'none', py: 1, px: 1.5, lineHeight: 1.4 }}
        >
          <strong>{translate(`couponBatches.kinds.${kind}`)}</strong>
          <Box
            component="span"
            sx={{ fontSize: 12.5, color: 'text.secondary', textWrap: 'balance' }}
          >
            {translate(`couponBatches.kindHelp.${kind}`)}
          </Box>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
