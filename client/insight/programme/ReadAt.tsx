/** Until when a report counts, and when it was read. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Reading } from '#contract/insight/programme';
import { Gap } from '../../ui/record/Gap.tsx';
import { Instant } from '../../ui/record/instant.tsx';

export const ReadAt = ({
  report: { readAt, timeZone },
}: {
  report: Pick<Reading, 'readAt' | 'timeZone'>;
}) => {
  const translate = useTranslate();
  return (
    <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
      {translate('programmeInsight.days', { timeZone })}
      <Gap />
      {translate('programmeInsight.readAt')} <Instant at={readAt} />
    </Typography>
  );
};
