/** A menu entry with the number of records that wait there. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { numberFormat } from '#shared/formatters';
import { useStoreSettings } from '../ui/record/useStoreSettings.ts';
import { VISUALLY_HIDDEN } from '../ui/record/visuallyHidden.ts';

export const Counted = ({ label, waiting }: { label: string; waiting: number }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return (
    <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
      <span>{label}</span>
      <Box
        component="span"
        aria-hidden="true"
        sx={{ ml: 'auto', fontSize: 12, color: 'text.secondary' }}
      >
        {numberFormat(locale).format(waiting)}
      </Box>
      <Box component="span" sx={VISUALLY_HIDDEN}>
        {translate('layout.waiting', { smart_count: waiting })}
      </Box>
    </Box>
  );
};
