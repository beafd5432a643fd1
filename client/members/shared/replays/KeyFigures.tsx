/** Points, growth and money of both versions side by side. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReplayReport } from '#contract/members/replays';
import { netPoints } from '#rules/members/replays';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { useMonthName } from './StartReplay.tsx';
import { type ReplayLine, ReplayTable } from './ReplayTable.tsx';

type Figures = NonNullable<ReplayReport['figures']>;

export const useSigned = () => {
  const count = useCount();
  return (value: number) => (value > 0 ? `+${count(value)}` : count(value).replace('-', '−'));
};

const useLines = ({ tally, costBefore, costAfter }: Figures): ReplayLine[] => {
  const translate = useTranslate();
  const count = useCount();
  const signed = useSigned();
  const money = useMoney();
  const rate = useRate();
  const { before, after } = tally;
  const line = (key: string, was: number, is: number): ReplayLine => ({
    key,
    name: translate(`replays.figures.${key}`),
    cells: [count(was), count(is), signed(is - was)],
  });
  const liability = costAfter.liability;
  const was = costBefore?.liability ?? null;
  const change = liability !== null && was !== null ? liability - was : null;
  return [
    line('issued', before.points, after.points),
    line('takenBack', before.takenBack, after.takenBack),
    line('net', netPoints(before), netPoints(after)),
    line('lapsed', before.lapsed, after.lapsed),
    {
      key: 'liability',
      name: translate('replays.figures.liability'),
      cells: [
        money(was),
        money(liability),
        change !== null && change > 0 ? `+${money(change)}` : money(change).replace('-', '−'),
      ],
    },
    {
      key: 'share',
      name: translate('replays.figures.share'),
      cells: [rate(costBefore?.share), rate(costAfter.share), ''],
    },
    line('growth', before.growth, after.growth),
  ];
};

export interface ReplayFiguresProps {
  replay: ReplayReport;
  figures: Figures;
  /** The keys of the lines; all of them where it is left out. */
  only?: readonly string[];
}

export const ReplayFigures = ({ replay, figures, only }: ReplayFiguresProps) => {
  const translate = useTranslate();
  const lines = useLines(figures);
  const { number, baseNumber } = replay;
  return (
    <ReplayTable
      label={translate('replays.sections.figures')}
      head={[
        translate('replays.figures.what'),
        baseNumber === null
          ? translate('replays.noVersion')
          : translate('replays.follows', { number: baseNumber }),
        translate('replays.draft', { number }),
        translate('replays.difference'),
      ]}
      lines={lines.filter(({ key }) => !only || only.includes(key))}
    />
  );
};

export const KeyFigures = ({ replay, figures }: Omit<ReplayFiguresProps, 'only'>) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const monthName = useMonthName();
  const { tally, doubledCost } = figures;
  const month = monthName(replay.doubledMonth);
  return (
    <>
      <ReplayFigures replay={replay} figures={figures} />
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {translate('replays.figures.assumption', { sales: money(tally.netSales) })}
      </Typography>
      <Typography sx={{ mt: 1 }}>
        {tally.doubled === null
          ? translate('replays.doubled.outside', { month })
          : translate(doubledCost === null ? 'replays.doubled.points' : 'replays.doubled.cost', {
              month,
              points: count(tally.doubled),
              cost: money(doubledCost),
            })}
      </Typography>
    </>
  );
};
