/** Figures of a survey by shopping channel or category: one line for each part, one column for each figure. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type {
  ReviewCut,
  ReviewFigure,
  ReviewParts,
  SurveyReview,
} from '#contract/surveys/monthlyReviews';
import type { CutRow } from '#contract/surveys/results';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useFigureText } from '../shared/useFigureText.ts';
import { useReviewNames } from './names.ts';

const SIGNS = { up: '▲', down: '▼', none: '', few: '' } as const;

/** A figure of each part with its number of answers; a sign only where it changed by more than chance. */
const usePartText = () => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  return (row: CutRow | undefined, unit: ReviewFigure['unit']): string => {
    if (row === undefined) return '–';
    if (row.isHidden || row.now === null) return translate('surveyResults.hidden');
    const sign = row.change ? SIGNS[row.change.verdict] : '';
    return translate('monthlyReviews.partValue', {
      value: `${text.value(row.now, unit)}${sign}`,
      n: count(row.now.n),
    });
  };
};

/** The figures that were cut, and the rows of every part. */
export const partTable = ({ figures, parts }: SurveyReview, by: ReviewCut) => {
  const cuts = parts.filter((one) => one.by === by);
  const columns = cuts.flatMap((cut: ReviewParts) => {
    const figure = figures.find(
      ({ kind, questionKey, rowKey }) =>
        kind === cut.kind && questionKey === cut.questionKey && rowKey === cut.rowKey,
    );
    return figure ? [{ figure, rows: cut.rows }] : [];
  });
  const known = new Map<string, CutRow>();
  for (const { rows } of cuts)
    for (const row of rows) if (!known.has(row.segment)) known.set(row.segment, row);
  return { columns, rows: [...known.values()] };
};

export const PartSection = ({ survey, by }: { survey: SurveyReview; by: ReviewCut }) => {
  const translate = useTranslate();
  const names = useReviewNames();
  const partText = usePartText();
  const { columns, rows } = partTable(survey, by);
  if (rows.length === 0) return null;
  const title = translate(`surveyResults.segments.${by}`);
  return (
    <Box sx={{ mt: 2 }}>
      <FigureTable
        label={title}
        head={[title, ...columns.map(({ figure }) => names.figure(figure))]}
        lines={rows.map((row) => ({
          key: row.segment,
          name: names.part(by, row),
          cells: columns.map(({ figure, rows: own }) =>
            partText(
              own.find(({ segment }) => segment === row.segment),
              figure.unit,
            ),
          ),
        }))}
      />
    </Box>
  );
};
