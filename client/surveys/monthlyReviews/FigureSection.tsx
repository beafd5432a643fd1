/** The figures of a survey beside their targets and the month before. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SurveyReview } from '#contract/surveys/monthlyReviews';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import { TargetText } from '../shared/TargetText.tsx';
import { useFigureText } from '../shared/useFigureText.ts';
import { useReviewNames } from './names.ts';

const HEAD = ['figure', 'value', 'interval', 'n', 'target', 'change'] as const;

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
