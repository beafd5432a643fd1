/** Points from the opening to the closing as bars; the only file of this folder that imports Recharts: a chunk of its own. */
import { useTheme } from '@mui/material';
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { numberFormat } from '#shared/formatters';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** Blue, bluish green and vermilion of the Okabe-Ito palette, light enough for dark. */
const COLOURS = {
  balance: { light: '#0072b2', dark: '#56b4e9' },
  up: { light: '#007a5a', dark: '#2fbf9a' },
  down: { light: '#c65200', dark: '#f0854a' },
};
const ROW = 30;

export interface WaterfallChartProps {
  bars: readonly { name: string; from: number; to: number; text: string; isBalance: boolean }[];
  title: string;
}

const WaterfallChart = ({ bars, title }: WaterfallChartProps) => {
  const { palette } = useTheme();
  const { locale } = useStoreSettings();
  const short = numberFormat(locale, { notation: 'compact' });
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const height = bars.length * ROW + 40;
  const data = bars.map(({ from, to, isBalance, ...bar }) => ({
    ...bar,
    span: [Math.min(from, to), Math.max(from, to)],
    fill: COLOURS[isBalance ? 'balance' : to >= from ? 'up' : 'down'][palette.mode],
  }));
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 600, height }}>
      <BarChart
        data={data}
        layout="vertical"
        title={title}
        margin={{ top: 0, right: 64, bottom: 0, left: 0 }}
        barCategoryGap="20%"
      >
        <CartesianGrid horizontal={false} stroke={palette.divider} />
        <XAxis
          type="number"
          tick={tick}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tickFormatter={(points: number) => short.format(points)}
        />
        <YAxis
          type="category"
          dataKey="name"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          width={104}
          interval={0}
        />
        <Bar dataKey="span" isAnimationActive={false} maxBarSize={22}>
          <LabelList dataKey="text" position="right" fill={palette.text.primary} fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
};
export default WaterfallChart;
