/** What customers scored whose orders used a promotion, beside the other orders of the same days. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PromotionFeedback } from '#contract/surveys/promotionFeedback';
import { unitOf } from '#rules/surveys/results';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import { SurveyLink } from '../shared/ScoreTable.tsx';
import { useFigureText } from '../shared/useFigureText.ts';

const COLUMNS = ['survey', 'used', 'others', 'difference'] as const;

export const FeedbackTable = ({ rows }: { rows: PromotionFeedback['rows'] }) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const side = (figure: PromotionFeedback['rows'][number]['used'], unit: 'net' | 'share') =>
    figure === null
      ? '–'
      : translate('surveyScores.figure', {
          value: text.value(figure, unit),
          interval: text.interval(figure, unit),
          n: count(figure.n),
        });
  return (
    <>
      <Typography variant="subtitle2" component="h3" sx={{ mt: 2 }}>
        {translate('surveyScores.feedback.title')}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {translate('surveyScores.feedback.help')}
      </Typography>
      <FigureTable
        label={translate('surveyScores.feedback.title')}
        head={COLUMNS.map((column) => translate(`surveyScores.head.${column}`))}
        lines={rows.map((row) => {
          const unit = unitOf('score', row.type) === 'net' ? 'net' : 'share';
          return {
            key: String(row.surveyId),
            name: <SurveyLink score={row} range="last12" by="promotion" />,
            cells: row.isHidden
              ? [translate('surveyScores.hidden'), '', '']
              : [
                  side(row.used, unit),
                  side(row.others, unit),
                  <ChangeMark key="difference" change={row.difference} unit={unit} />,
                ],
          };
        })}
      />
    </>
  );
};
