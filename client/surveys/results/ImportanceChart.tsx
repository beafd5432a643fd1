/** Importance against performance: each dimension as a point between the means of all, drawn without a library. */
import { Box, useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DimensionResult } from '#contract/surveys/results';
import { useLocalize } from '../../ui/record/localized.tsx';

const [WIDTH, HEIGHT, EDGE] = [640, 320, 36];

const spanOf = (values: readonly number[]): readonly [number, number] => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = Math.max(1, (most - least) * 0.15);
  return [least - margin, most + margin];
};
const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const ImportanceChart = ({ dimensions }: { dimensions: readonly DimensionResult[] }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { palette } = useTheme();
  const points = dimensions.flatMap(({ key, names, importance, now }) =>
    importance === null || now === null
      ? []
      : [{ key, name: toText(names), importance, performance: now.value }],
  );
  if (points.length < 2) return null;
  const across = spanOf(points.map(({ performance }) => performance));
  const up = spanOf(points.map(({ importance }) => importance));
  const x = (value: number) =>
    EDGE + ((value - across[0]) / (across[1] - across[0])) * (WIDTH - 2 * EDGE);
  const y = (value: number) =>
    HEIGHT - EDGE - ((value - up[0]) / (up[1] - up[0])) * (HEIGHT - 2 * EDGE);
  const [middle, level] = [
    x(meanOf(points.map(({ performance }) => performance))),
    y(meanOf(points.map(({ importance }) => importance))),
  ];
  const line = { stroke: palette.text.secondary, strokeDasharray: '3 3' };
  const small = { fill: palette.text.secondary, fontSize: 12 };
  return (
    <Box
      component="svg"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={translate('surveyResults.importanceTitle')}
      sx={{ width: '100%', maxWidth: 860, height: 'auto', display: 'block' }}
    >
      <line x1={middle} x2={middle} y1={EDGE / 2} y2={HEIGHT - EDGE} {...line} />
      <line x1={EDGE} x2={WIDTH - EDGE} y1={level} y2={level} {...line} />
      <text x={EDGE} y={EDGE / 2} {...small}>
        {translate('surveyResults.quadrants.improve')}
      </text>
      <text x={WIDTH - EDGE} y={EDGE / 2} textAnchor="end" {...small}>
        {translate('surveyResults.quadrants.keep')}
      </text>
      <text x={EDGE} y={HEIGHT - EDGE - 4} {...small}>
        {translate('surveyResults.quadrants.watch')}
      </text>
      <text x={WIDTH - EDGE} y={HEIGHT - EDGE - 4} textAnchor="end" {...small}>
        {translate('surveyResults.quadrants.enough')}
      </text>
      <text x={WIDTH / 2} y={HEIGHT - 8} textAnchor="middle" {...small}>
        {translate('surveyResults.performanceAxis')}
      </text>
      <text
        x={12}
        y={HEIGHT / 2}
        textAnchor="middle"
        transform={`rotate(-90 12 ${HEIGHT / 2})`}
        {...small}
      >
        {translate('surveyResults.head.importance')}
      </text>
      {points.map(({ key, name, importance, performance }) => (
        <g key={key}>
          <circle cx={x(performance)} cy={y(importance)} r={5} fill={palette.primary.main} />
          <text
            x={x(performance)}
            y={y(importance) - 9}
            textAnchor="middle"
            fill={palette.text.primary}
            fontSize={12}
          >
            {name}
          </text>
        </g>
      ))}
    </Box>
  );
};
