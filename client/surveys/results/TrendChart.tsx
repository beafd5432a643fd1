/** A score over time with its interval and its control limits; the only file of this folder that imports Recharts: a chunk of its own. */
import { useTheme } from '@mui/material';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

/** Blue and vermilion of the Okabe-Ito palette, light enough for dark. */
const BLUE = { light: '#0072b2', dark: '#56b4e9' };
const SIGNAL = { light: '#c65200', dark: '#f0854a' };
const MARK = { light: '#a3437b', dark: '#dd9cc0' };

export interface ChartRow {
  name: string;
  value: number;
  range: [number, number] | null;
  centre: number | null;
  limitLow: number | null;
  limitHigh: number | null;
  /** The value, where the point is more than chance. */
  signal: number | null;
  /** Dashed: a month or week that is not over. */
  isComplete: boolean;
  /** What begins to count with it, in words. */
  startsWith: string | null;
}

export interface TrendChartProps {
  rows: readonly ChartRow[];
  title: string;
}

const TrendChart = ({ rows, title }: TrendChartProps) => {
  const { palette } = useTheme();
  const blue = BLUE[palette.mode];
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const limit = {
    type: 'stepAfter',
    stroke: palette.text.secondary,
    strokeWidth: 1,
    dot: false,
    isAnimationActive: false,
  } as const;
  const data = rows.map((row, index) => ({
    ...row,
    whole: row.isComplete ? row.value : null,
    partial: row.isComplete && rows[index + 1]?.isComplete !== false ? null : row.value,
  }));
  return (
    <ResponsiveContainer width="100%" height={280} initialDimension={{ width: 600, height: 280 }}>
      <ComposedChart data={data} title={title} margin={{ top: 16, right: 12, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke={palette.divider} />
        <XAxis
          dataKey="name"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          minTickGap={24}
        />
        <YAxis tick={tick} tickLine={false} axisLine={false} width={48} domain={['auto', 'auto']} />
        {rows.flatMap(({ name, startsWith }) =>
          startsWith === null
            ? []
            : [
                <ReferenceLine
                  key={name}
                  x={name}
                  stroke={MARK[palette.mode]}
                  strokeDasharray="3 3"
                  label={{
                    value: startsWith,
                    position: 'top',
                    fill: palette.text.secondary,
                    fontSize: 12,
                  }}
                />,
              ],
        )}
        <Area
          dataKey="range"
          type="linear"
          stroke="none"
          fill={blue}
          fillOpacity={0.15}
          isAnimationActive={false}
        />
        <Line {...limit} dataKey="centre" />
        <Line {...limit} dataKey="limitLow" strokeDasharray="2 4" />
        <Line {...limit} dataKey="limitHigh" strokeDasharray="2 4" />
        <Line
          dataKey="partial"
          type="linear"
          stroke={blue}
          strokeWidth={2}
          strokeDasharray="6 4"
          dot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="whole"
          type="linear"
          stroke={blue}
          strokeWidth={2}
          dot={{ r: 3, strokeWidth: 0, fill: blue }}
          isAnimationActive={false}
        />
        <Line
          dataKey="signal"
          stroke="none"
          dot={{ r: 6, strokeWidth: 2, stroke: SIGNAL[palette.mode], fill: 'none' }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
};
export default TrendChart;
