/** The figures of an effect in words, each with what explains it. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { EffectReport } from '#contract/promotions/effects';
import { numberFormat } from '#shared/formatters';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import type { Figure } from './Figures.tsx';

/** Writes figures in the units and the language of the store; unknown ones as a word. */
const useFormats = () => {
  const translate = useTranslate();
  const money = useMoney();
  const rate = useRate();
  const count = useCount();
  const { locale } = useStoreSettings();
  const unknown = (
    <Typography component="span" color="text.secondary">
      {translate('effect.unknown')}
    </Typography>
  );
  const orUnknown = <T,>(value: T | null | undefined, toText: (value: T) => string) =>
    value === null || value === undefined ? unknown : toText(value);
  /** For figures that tell costs, which the server does not send to everybody. */
  const orHidden = (
    { giftCost }: EffectReport,
    value: number | null,
    toText: (value: number) => string,
  ) =>
    value === null && giftCost === null ? (
      <Typography component="span" color="text.secondary">
        {translate('effect.hidden')}
      </Typography>
    ) : (
      orUnknown(value, toText)
    );
  const signed = (amount: number) =>
    `${amount > 0 ? '+' : amount < 0 ? '−' : ''}${money(Math.abs(amount))}`;
  const times = (bps: number) =>
    numberFormat(locale, { maximumFractionDigits: 2 }).format(bps / 10_000);
  const perDay = numberFormat(locale, { maximumFractionDigits: 1 });
  return { translate, money, rate, count, orUnknown, orHidden, signed, times, perDay, locale };
};
type Formats = ReturnType<typeof useFormats>;

const salesFigures = (
  report: EffectReport,
  { translate, money, rate, count, orUnknown, orHidden }: Formats,
): Figure[] => [
  {
    label: 'effect.orders',
    value: orUnknown(report.orders, count),
    note: translate('effect.buyers', {
      fresh: count(report.newBuyers),
      back: count(report.returningBuyers),
    }),
  },
  {
    label: 'effect.revenue',
    value: orUnknown(report.revenue, money),
    note: report.returned > 0 && translate('effect.returned', { amount: money(report.returned) }),
  },
  {
    label: 'effect.discount',
    value: orUnknown(report.discount, money),
    note: (
      <>
        {translate('effect.discountHelp')}
        {(report.giftCost ?? 0) > 0 && (
          <span style={{ display: 'block' }}>
            {translate('effect.giftCost', { amount: money(report.giftCost) })}
          </span>
        )}
      </>
    ),
  },
  {
    label: 'effect.marginAfter',
    value: orHidden(report, report.marginAfter, money),
    isBad: (report.marginAfter ?? 0) < 0,
    note:
      typeof report.costKnownBps === 'number' &&
      report.costKnownBps < 10_000 &&
      translate('effect.costKnown', { share: rate(report.costKnownBps) }),
  },
  {
    label: 'effect.averageOrder',
    value: orUnknown(report.averageOrder, money),
    note:
      typeof report.averageOrderOthers === 'number' &&
      translate('effect.others', { amount: money(report.averageOrderOthers) }),
  },
];

/** What the promotion brought beyond what would have been sold without it. */
const gainFigures = (
  report: EffectReport,
  { translate, money, rate, count, orUnknown, orHidden, signed, times, perDay, locale }: Formats,
): Figure[] => {
  const { lift, sharedWith, pullForward, retention90, effectCost, roasBps, roiBps, orders } =
    report;
  return [
    {
      label: 'effect.lift',
      value:
        lift !== null && lift.incrementalRevenue === null
          ? translate('effect.notShown')
          : orUnknown(lift?.incrementalRevenue, signed),
      note: lift
        ? translate('effect.interval', { low: signed(lift.low), high: signed(lift.high) })
        : sharedWith.length > 0 &&
          translate('effect.sharedWith', {
            names: new Intl.ListFormat(locale).format(sharedWith.map(({ name }) => name)),
          }),
      isBad: (lift?.high ?? 0) < 0,
    },
    {
      label: 'effect.roas',
      // Without orders there is nothing to divide, and nothing to hide.
      value: orders > 0 ? orHidden(report, roasBps, times) : orUnknown(null, times),
      note: (
        <>
          {translate('effect.roasHelp')}
          {effectCost !== null && effectCost > 0 && (
            <span style={{ display: 'block' }}>
              {translate('effect.costOf', { amount: money(effectCost) })}
            </span>
          )}
        </>
      ),
    },
    {
      label: 'effect.roi',
      value: orHidden(report, roiBps, (bps) => rate(bps, { signed: true })),
      note: translate('effect.roiHelp'),
      isBad: (roiBps ?? 0) < 0,
    },
    {
      label: 'effect.pullForward',
      value: orUnknown(pullForward, ({ after, expected }) =>
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
      value: orUnknown(retention90?.bps, (bps) => rate(bps)),
      note:
        retention90 &&
        translate('effect.retentionNote', {
          returned: count(retention90.returned),
          cohort: count(retention90.cohort),
        }),
    },
  ];
};

/** Returns what puts a report's figures in words. */
export const useFiguresOf = () => {
  const formats = useFormats();
  return (report: EffectReport): Figure[] => [
    ...salesFigures(report, formats),
    ...gainFigures(report, formats),
  ];
};
