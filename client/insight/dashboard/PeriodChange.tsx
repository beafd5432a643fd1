import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { KpiAnswer, Measure } from '#contract/insight/kpis';
import { addDays } from '#shared/days';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ChangeText } from './ChangeText.tsx';
import type { Asked } from './figures.ts';

const SHORT = { day: 'numeric', month: 'short' } as const;

export interface PeriodChangeProps {
  measure: Measure;
  answer: KpiAnswer;
  asked: Asked;
}

/** How a figure changed over the days that have ended; where the period goes on, it says until which day. */
export const PeriodChange = ({ measure, answer, asked }: PeriodChangeProps) => {
  const { compared, notCompared, dataFrom } = answer;
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  if (compared === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {notCompared !== null &&
          translate(`dashboard.change.${notCompared}`, {
            day: dataFrom !== null && formatDay(dataFrom, locale),
          })}
      </Box>
    );
  const { now, before } = compared;
  return (
    <>
      {now.to < asked.to && (
        <Box component="span" sx={{ color: 'text.secondary', mr: 0.5 }}>
          {translate('dashboard.change.until', {
            day: formatDay(addDays(now.to, -1), locale, SHORT),
          })}
        </Box>
      )}
      <ChangeText measure={measure} now={now} before={before} withBefore />
    </>
  );
};
