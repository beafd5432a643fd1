/** What changed by more than chance since the month before, of all surveys. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ShownReview } from '#contract/surveys/monthlyReviews';
import { countJudged, type Moved, movedOf } from '#rules/surveys/monthlyReviews';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import { useFigureText } from '../shared/useFigureText.ts';
import { useReviewNames } from './names.ts';

const keyOf = ({ surveyId, figure, part }: Moved) =>
  [surveyId, figure.kind, figure.questionKey, figure.rowKey, part?.by, part?.row.segment].join(' ');

export const MovedSection = ({ review }: { review: ShownReview }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  const names = useReviewNames();
  const moved = movedOf(review);
  const surveyName = (id: number) =>
    toText(review.surveys.find(({ surveyId }) => surveyId === id)?.names);
  return (
    <Section title="monthlyReviews.movedTitle">
      {moved.length === 0 ? (
        <Typography>{translate('monthlyReviews.nothingMoved')}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {moved.map((one) => {
            const { now, change } = one.part?.row ?? one.figure;
            const { unit } = one.figure;
            return (
              <li key={keyOf(one)}>
                {[
                  surveyName(one.surveyId),
                  names.figure(one.figure),
                  ...(one.part ? [names.part(one.part.by, one.part.row)] : []),
                  text.value(now, unit),
                ].join(translate('layout.partSeparator'))}{' '}
                <ChangeMark change={change} unit={unit} />
              </li>
            );
          })}
        </Box>
      )}
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
        {translate('monthlyReviews.judged', { smart_count: countJudged(review) })}
      </Typography>
    </Section>
  );
};
