import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Mends } from './useMends.ts';

/** Mended rows are imported only after another check, which begins here. */
export const UncheckedRows = ({
  mends: { mended, check, pending },
  text,
}: {
  mends: Mends;
  /** Name of the text within `imports.refused`. */
  text: 'mendedRows' | 'checkFirst';
}) => {
  const translate = useTranslate();
  if (mended.size === 0) return null;
  return (
    <Alert
      severity={text === 'checkFirst' ? 'warning' : 'info'}
      sx={{ mb: 1.5 }}
      action={
        <Button color="inherit" disabled={pending} onClick={check}>
          {translate('imports.refused.checkAgain')}
        </Button>
      }
    >
      {translate(`imports.refused.${text}`, { smart_count: mended.size })}
    </Alert>
  );
};
