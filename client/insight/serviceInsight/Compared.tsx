/** Which days the period is compared with, or why with none. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { addDays, dayOf } from '#shared/days';
import { Instant } from '../../ui/record/instant.tsx';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

export interface ComparedProps {
  report: { readAt: number; timeZone: string };
  before: { opens: number; ends: number } | null;
}

export const Compared = ({ report: { readAt, timeZone }, before }: ComparedProps) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return (
    <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
      {before
        ? translate('serviceInsight.compared', {
            days: formatPeriod(
              dayOf(before.opens, timeZone),
              addDays(dayOf(before.ends - 1, timeZone), 1),
              locale,
            ),
          })
        : translate('serviceInsight.notCompared')}
      {translate('layout.partSeparator')}
      {translate('serviceInsight.readAt')} <Instant at={readAt} />
    </Typography>
  );
};
