/** Who was asked in the month, who answered, and who was not asked and why. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReviewAsked } from '#contract/surveys/monthlyReviews';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useFigureText } from '../shared/useFigureText.ts';
import { TargetText } from '../shared/TargetText.tsx';

const STEPS = ['decided', 'sent', 'started', 'completed', 'voided', 'uninvited'] as const;

/** The steps as names and numbers. */
export const useAskedLines = () => {
  const translate = useTranslate();
  return (asked: ReviewAsked): { name: string; n: number }[] => [
    ...STEPS.map((step) => ({ name: translate(`surveyResults.steps.${step}`), n: asked[step] })),
    { name: translate('monthlyReviews.open'), n: asked.open },
    ...asked.out.map(({ reason, n }) => ({
      name: translate('surveyResults.notAsked', {
        reason: translate(`surveyResults.reasons.${reason}`),
      }),
      n,
    })),
  ];
};

export const AskedTable = ({ asked }: { asked: ReviewAsked }) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const linesOf = useAskedLines();
  return (
    <Box sx={{ mt: 2 }}>
      <Typography component="p">
        {translate('surveyResults.rate')} {text.value(asked.rate, 'rate')}
        {translate('layout.partSeparator')}
        {text.interval(asked.rate, 'rate')}
        {translate('layout.partSeparator')}
        {translate('monthlyReviews.head.target')} <TargetText target={asked.target} unit="rate" />
      </Typography>
      <FigureTable
        label={translate('surveyResults.askedTitle')}
        head={[translate('surveyResults.head.step'), translate('surveyResults.head.people')]}
        lines={linesOf(asked).map(({ name, n }) => ({ key: name, name, cells: [count(n)] }))}
      />
    </Box>
  );
};
