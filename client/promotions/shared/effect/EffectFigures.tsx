/** The figures of an effect, what they are measured against, and how sure they are. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EffectReport } from '#contract/promotions/effects';
import { useRate } from '../../../ui/record/rate.tsx';
import { formatPeriod } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { Figures } from './Figures.tsx';
import { useFiguresOf } from './useEffectFigures.tsx';

/** Days in words; null for none. */
const usePeriod = () => {
  const { locale } = useStoreSettings();
  return (from: string | undefined, to: string | undefined) =>
    from === undefined || to === undefined || from >= to ? null : formatPeriod(from, to, locale);
};

export const EffectFigures = ({ report }: { report: EffectReport }) => {
  const translate = useTranslate();
  const rate = useRate();
  const periodOf = usePeriod();
  const figures = useFiguresOf()(report);
  const { baseline } = report;
  const baselinePeriod =
    baseline && baseline.kind !== 'none' ? periodOf(baseline.from, baseline.to) : null;
  const against = translate(`effect.baselines.${baseline?.kind ?? 'none'}`, {
    period: baselinePeriod ?? '–',
    share: typeof baseline?.share === 'number' ? rate(baseline.share) : '–',
  });
  const period = periodOf(report.from, report.to);
  return (
    <>
      <Typography sx={{ mb: 1.5 }} color="text.secondary">
        {period === null ? against : translate('effect.during', { period, baseline: against })}
      </Typography>
      <Figures figures={figures} />
    </>
  );
};
