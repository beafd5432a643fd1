/** The only file of this folder that imports Recharts: a chunk of its own. */
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

/** Blue and vermilion of the Okabe-Ito palette, light enough for dark. */
const BLUE = { light: '#0072b2', dark: '#56b4e9' };
const RED = { light: '#d55e00', dark: '#f0854a' };
const HEIGHT = 260;

export interface MarginChartProps {
  /** Variants per bucket, the first one below zero. */
  rows: readonly { name: string; variants: number; isLoss: boolean }[];
  title: string;
}

const MarginChart = ({ rows, title }: MarginChartProps) => {
  const { palette } = useTheme();
  const { locale } = useStoreSettings();
  const number = numberFormat(locale);
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const data = rows.map((row) => ({
    ...row,
    fill: row.isLoss ? RED[palette.mode] : BLUE[palette.mode],
  }));
  return (
    <ResponsiveContainer
      width="100%"
      height={HEIGHT}
      initialDimension={{ width: 600, height: HEIGHT }}
    >
      <BarChart
        data={data}
        title={title}
        margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
        barCategoryGap="12%"
      >
        <CartesianGrid vertical={false} stroke={palette.divider} />
        <XAxis
          dataKey="name"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          interval="equidistantPreserveStart"
        />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          width={56}
          tickFormatter={(value: number) => number.format(value)}
        />
        <Bar dataKey="variants" isAnimationActive={false}>
          <LabelList
            dataKey="variants"
            position="top"
            fill={palette.text.primary}
            fontSize={12}
            formatter={(value) => number.format(Number(value))}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
};
export default MarginChart;
