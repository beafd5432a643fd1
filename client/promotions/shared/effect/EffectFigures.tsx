/** The figures of an effect, what they are measured against, and how sure they are. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EffectReport } from '#contract/promotions/effects';
import { useMoney } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { formatPeriod } from '../../../ui/record/dayText.ts';
import { useCount } from '../../../ui/list/useCount.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { type Figure, Figures } from './Figures.tsx';

/** Days in words; null for none. */
const usePeriod = () => {
  const { locale } = useStoreSettings();
  return (from: string | undefined, to: string | undefined) =>
    from === undefined || to === undefined || from >= to ? null : formatPeriod(from, to, locale);
};

export const EffectFigures = ({ report }: { report: EffectReport }) => {
  const translate = useTranslate();
  const money = useMoney();
  const rate = useRate();
  const count = useCount();
  const periodOf = usePeriod();
  const { locale } = useStoreSettings();
  const { baseline, lift, pullForward, retention90, roasBps, roiBps, marginAfter } = report;
  const unknown = (
    <Typography component="span" color="text.secondary">
      {translate('effect.unknown')}
    </Typography>
  );
  const told = <T,>(value: T | null | undefined, say: (value: T) => string) =>
    value === null || value === undefined ? unknown : say(value);
  const signed = (amount: number) =>
    `${amount > 0 ? '+' : amount < 0 ? '−' : ''}${money(Math.abs(amount))}`;
  const times = (bps: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(bps / 10_000);
  const perDay = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const against =
    baseline && baseline.kind !== 'none' ? periodOf(baseline.from, baseline.to) : null;
  const figures: Figure[] = [
    {
      label: 'effect.orders',
      value: told(report.orders, count),
      note: translate('effect.buyers', {
        fresh: count(report.newBuyers),
        back: count(report.returningBuyers),
      }),
    },
    { label: 'effect.revenue', value: told(report.revenue, money) },
    { label: 'effect.discount', value: told(report.discount, money) },
    {
      label: 'effect.marginAfter',
      value: told(marginAfter, money),
      isBad: (marginAfter ?? 0) < 0,
      note:
        typeof report.costKnownBps === 'number' &&
        report.costKnownBps < 10_000 &&
        translate('effect.costKnown', { share: rate(report.costKnownBps) }),
    },
    {
      label: 'effect.averageOrder',
      value: told(report.averageOrder, money),
      note:
        typeof report.averageOrderOthers === 'number' &&
        translate('effect.others', { amount: money(report.averageOrderOthers) }),
    },
    {
      label: 'effect.lift',
      value: told(lift?.incrementalRevenue, signed),
      note:
        lift && translate('effect.interval', { low: signed(lift.low), high: signed(lift.high) }),
      isBad: (lift?.high ?? 0) < 0,
    },
    { label: 'effect.roas', value: told(roasBps, times), note: translate('effect.roasHelp') },
    {
      label: 'effect.roi',
      value: told(roiBps, (bps) => rate(bps, { signed: true })),
      note: translate('effect.roiHelp'),
      isBad: (roiBps ?? 0) < 0,
    },
    {
      label: 'effect.pullForward',
      value: told(pullForward, ({ after, expected }) =>
        translate('effect.pullForwardValue', {
          after: perDay.format(after),
          expected: perDay.format(expected),
        }),
      ),
      note:
        pullForward &&
        translate('effect.pullForwardNote', { during: perDay.format(pullForward.during) }),
      isBad: pullForward ? pullForward.after < pullForward.expected : false,
    },
    {
      label: 'effect.retention',
      value: told(retention90?.bps, (bps) => rate(bps)),
      note:
        retention90 &&
        translate('effect.retentionNote', {
          returned: count(retention90.returned),
          cohort: count(retention90.cohort),
        }),
    },
  ];
  const period = periodOf(report.from, report.to);
  return (
    <>
      <Typography sx={{ mb: 1.5 }} color="text.secondary">
        {period !== null && <>{period}. </>}
        {translate(`effect.baselines.${baseline?.kind ?? 'none'}`, {
          period: against ?? '–',
          share: typeof baseline?.share === 'number' ? rate(baseline.share) : '–',
        })}
      </Typography>
      <Figures figures={figures} />
    </>
  );
};
