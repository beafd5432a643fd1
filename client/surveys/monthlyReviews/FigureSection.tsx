/** The figures of a survey beside their targets and the month before. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FigureTarget, FigureUnit, SurveyReview } from '#contract/surveys/monthlyReviews';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import { useFigureText } from '../shared/useFigureText.ts';
import { useReviewNames } from './names.ts';

const TONES = { reached: 'good', near: 'neutral', missed: 'bad' } as const;
const HEAD = ['figure', 'value', 'interval', 'n', 'target', 'change'] as const;

/** The target with its source, and whether it was reached. */
export const TargetText = ({
  target,
  unit,
}: {
  target: FigureTarget | null;
  unit: FigureUnit | 'rate';
}) => {
  const translate = useTranslate();
  const text = useFigureText();
  if (target === null) return <>–</>;
  return (
    <span title={translate('monthlyReviews.sourceOf', { source: target.source })}>
      {text.target(target.value, unit)}{' '}
      {target.reach && (
        <StatusChip tone={TONES[target.reach]} label={`monthlyReviews.reaches.${target.reach}`} />
      )}
    </span>
  );
};

export const FigureSection = ({ survey }: { survey: SurveyReview }) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const names = useReviewNames();
  if (survey.figures.length === 0)
    return <Typography>{translate('surveyResults.noAnswers')}</Typography>;
  return (
    <FigureTable
      label={translate('monthlyReviews.figuresTitle')}
      head={HEAD.map((column) => translate(`monthlyReviews.head.${column}`))}
      lines={survey.figures.map((figure) => ({
        key: `${figure.kind} ${figure.questionKey} ${figure.rowKey}`,
        name: names.figure(figure),
        isStrong: figure.isOverall || (figure.kind === 'index' && figure.rowKey === ''),
        cells: [
          text.value(figure.now, figure.unit),
          text.interval(figure.now, figure.unit),
          count(figure.now?.n ?? 0),
          <TargetText key="target" target={figure.target} unit={figure.unit} />,
          <ChangeMark key="change" change={figure.change} unit={figure.unit} />,
        ],
      }))}
    />
  );
};
