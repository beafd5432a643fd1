/** Prices of a variant as steps over time. Recharts comes with this file only, a chunk of its own. */
import { Box, Paper, useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { dayOf } from '#shared/days';
import { useInstant } from '../../../ui/record/instant.tsx';
import { useMoney } from '../../../ui/record/money.tsx';
import { formatDay } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { SERIES, type SeriesName } from './series.ts';
import type { Point } from './timeline.ts';

export interface PriceChartProps {
  points: readonly Point[];
  now: number;
  /** The name of the chart for screen readers. */
  title: string;
}

interface TipProps {
  active?: boolean;
  payload?: readonly { payload?: Point }[];
}

const Tip = ({ active, payload }: TipProps) => {
  const translate = useTranslate();
  const money = useMoney();
  const instant = useInstant();
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <Paper elevation={4} sx={{ p: 1, fontSize: 13 }}>
      <strong>{instant(point.at)}</strong>
      {(Object.keys(SERIES) as SeriesName[]).map(
        (name) =>
          point[name] !== null && (
            <Box key={name}>
              {translate(`products.prices.series.${name}`)}: {money(point[name])}
            </Box>
          ),
      )}
    </Paper>
  );
};

/** Room above and below, in whole hundreds of minor units. */
const lowest = (least: number) => Math.max(0, Math.floor((least * 0.9) / 100) * 100);
const highest = (most: number) => Math.ceil((most * 1.05) / 100) * 100;

const PriceChart = ({ points, now, title }: PriceChartProps) => {
  const { palette } = useTheme();
  const translate = useTranslate();
  const money = useMoney();
  const { locale, timeZone } = useStoreSettings();
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height={260} initialDimension={{ width: 600, height: 260 }}>
      <LineChart
        data={[...points]}
        title={title}
        margin={{ top: 16, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke={palette.divider} />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          tickFormatter={(at: number) =>
            formatDay(dayOf(at, timeZone), locale, { month: 'short', day: 'numeric' })
          }
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          minTickGap={16}
          tickCount={7}
        />
        <YAxis
          tickFormatter={(value: number) => money(value)}
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={84}
          domain={[lowest, highest]}
        />
        <Tooltip
          content={<Tip />}
          cursor={{ stroke: palette.text.secondary }}
          isAnimationActive={false}
        />
        <ReferenceLine
          x={now}
          stroke={palette.text.secondary}
          strokeDasharray="2 3"
          label={{ value: translate('products.prices.today'), position: 'top', ...tick }}
        />
        {(Object.keys(SERIES) as SeriesName[]).map((name) => {
          const { colour, dash, width } = SERIES[name];
          return (
            <Line
              key={name}
              dataKey={name}
              type="stepAfter"
              stroke={colour[palette.mode]}
              strokeWidth={width}
              {...(dash && { strokeDasharray: dash })}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
};
export default PriceChart;
