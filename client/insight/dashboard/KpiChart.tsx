/** The only file that imports Recharts: a chunk of its own. */
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
import { type Bucket, type Measure, UNITS } from '#contract/insight/kpis';
import type { Mark } from '#contract/insight/marks';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useMeasureText } from './measures.ts';
import { bucketName, partialText, type Row, tickName } from './series.ts';

/** Blue of the Okabe-Ito palette, light enough for dark. */
const BLUE = { light: '#0072b2', dark: '#56b4e9' };
/** Reddish purple of the same palette, which no line of figures has. */
const MARK = { light: '#a3437b', dark: '#dd9cc0' };
/** Points are marked while they stand apart. */
const MARKED = 31;

export interface KpiChartProps {
  rows: readonly Row[];
  measure: Measure;
  bucket: Bucket;
  /** Business day. */
  today: string;
  /** What began in each bucket, by its first day. */
  marks: ReadonlyMap<string, readonly Mark[]>;
  /** Opens the records of a bucket. */
  onOpen: (row: Row) => void;
  /** The name of the chart for screen readers. */
  title: string;
}

interface TipProps {
  active?: boolean;
  payload?: readonly { payload?: Row }[];
  measure: Measure;
  bucket: Bucket;
  today: string;
  marks: KpiChartProps['marks'];
}

const Tip = ({ active, payload, measure, bucket, today, marks }: TipProps) => {
  const translate = useTranslate();
  const text = useMeasureText();
  const { locale } = useStoreSettings();
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  const partial = partialText(row.point, today);
  return (
    <Paper elevation={4} sx={{ p: 1, fontSize: 13 }}>
      <div>
        {bucketName(row.point, bucket, locale)}: <strong>{text.value(measure, row.value)}</strong>
      </div>
      {row.value !== null && (
        <Box sx={{ color: 'text.secondary' }}>{text.coverage(measure, row.point)}</Box>
      )}
      {partial && <Box sx={{ color: 'text.secondary' }}>{translate(partial)}</Box>}
      {row.before && (
        <Box sx={{ color: 'text.secondary' }}>
          {bucketName(row.before, bucket, locale)}: {text.value(measure, row.beforeValue)}
        </Box>
      )}
      {marks.get(row.point.from)?.map(({ kind, id, name, isRevert }) => (
        <div key={`${kind}${id}`}>
          {translate(`dashboard.marks.${isRevert ? 'reverts' : kind}`)} {name}
        </div>
      ))}
      <Box sx={{ color: 'text.secondary' }}>{translate('dashboard.chart.open')}</Box>
    </Paper>
  );
};

const KpiChart = ({ rows, measure, bucket, today, marks, onOpen, title }: KpiChartProps) => {
  const { palette } = useTheme();
  const text = useMeasureText();
  const { locale } = useStoreSettings();
  const blue = BLUE[palette.mode];
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const dots = rows.length <= MARKED ? { r: 3, strokeWidth: 0, fill: blue } : false;
  const line = { type: 'linear', stroke: blue, strokeWidth: 2, isAnimationActive: false } as const;
  return (
    <ResponsiveContainer width="100%" height={280} initialDimension={{ width: 600, height: 280 }}>
      <LineChart
        data={[...rows]}
        title={title}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        onClick={({ activeTooltipIndex }) => {
          const row = rows[Number(activeTooltipIndex ?? -1)];
          if (row && row.value !== null) onOpen(row);
        }}
        style={{ cursor: 'pointer' }}
      >
        <CartesianGrid vertical={false} stroke={palette.divider} />
        <XAxis
          dataKey={(row: Row) => row.point.from}
          tickFormatter={(from: string) => tickName(from, bucket, locale)}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          minTickGap={24}
          padding={{ left: 6, right: 6 }}
        />
        <YAxis
          tickFormatter={(value: number) => text.short(measure, value)}
          tick={tick}
          tickLine={false}
          axisLine={false}
          allowDecimals={UNITS[measure] !== 'count'}
          width={64}
          domain={[(least: number) => Math.min(0, least), 'auto']}
        />
        {[...marks.keys()].map((from) => (
          <ReferenceLine
            key={from}
            x={from}
            stroke={MARK[palette.mode]}
            strokeDasharray="3 3"
            ifOverflow="hidden"
          />
        ))}
        <Tooltip
          content={<Tip measure={measure} bucket={bucket} today={today} marks={marks} />}
          cursor={{ stroke: palette.text.secondary }}
          isAnimationActive={false}
        />
        <Line
          dataKey="beforeValue"
          type="linear"
          stroke={palette.text.secondary}
          strokeWidth={1.5}
          strokeDasharray="2 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          {...line}
          dataKey="partial"
          strokeDasharray="6 4"
          dot={
            dots && {
              ...dots,
              fill: palette.background.paper,
              stroke: blue,
              strokeWidth: 1.5,
              strokeDasharray: 'none',
            }
          }
        />
        <Line {...line} dataKey="whole" dot={dots} />
      </LineChart>
    </ResponsiveContainer>
  );
};
export default KpiChart;
