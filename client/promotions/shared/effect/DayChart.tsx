/** Amounts by day as bars; the only file of this folder that imports Recharts: a chunk of its own. */
import { Paper, useTheme } from '@mui/material';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { numberFormat } from '#shared/formatters';
import { useMoney } from '../../../ui/record/money.tsx';
import { formatDay } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

/** Blue of the Okabe-Ito palette, light enough for dark. */
const BLUE = { light: '#0072b2', dark: '#56b4e9' };
const HEIGHT = 220;

export interface DayBar {
  day: string;
  /** Minor units. */
  amount: number;
}

interface TipProps {
  active?: boolean;
  payload?: readonly { payload?: DayBar }[];
}

const Tip = ({ active, payload }: TipProps) => {
  const money = useMoney();
  const { locale } = useStoreSettings();
  const bar = payload?.[0]?.payload;
  if (!active || !bar) return null;
  return (
    <Paper elevation={4} sx={{ p: 1, fontSize: 13 }}>
      {formatDay(bar.day, locale)}: <strong>{money(bar.amount)}</strong>
    </Paper>
  );
};

const DayChart = ({ bars, title }: { bars: readonly DayBar[]; title: string }) => {
  const { palette } = useTheme();
  const { locale, currency, decimals } = useStoreSettings();
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const short = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  });
  return (
    <ResponsiveContainer
      width="100%"
      height={HEIGHT}
      initialDimension={{ width: 600, height: HEIGHT }}
    >
      <BarChart
        data={[...bars]}
        title={title}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        barCategoryGap="20%"
      >
        <CartesianGrid vertical={false} stroke={palette.divider} />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) =>
            formatDay(day, locale, { month: 'short', day: 'numeric' })
          }
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          minTickGap={24}
        />
        <YAxis
          tickFormatter={(amount: number) => short.format(amount / 10 ** decimals)}
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={72}
        />
        <Tooltip
          content={<Tip />}
          cursor={{ fill: palette.action.hover }}
          isAnimationActive={false}
        />
        <Bar dataKey="amount" fill={BLUE[palette.mode]} maxBarSize={36} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
};
export default DayChart;
