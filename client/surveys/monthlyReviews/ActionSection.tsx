/** The corrective actions of the month: which were open when it ended, and what was found of those that were checked in it. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReviewedAction, ReviewedCheck, ShownReview } from '#contract/surveys/monthlyReviews';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { DueDay } from '../shared/DueDay.tsx';
import { useFigureText } from '../shared/useFigureText.ts';

const OPEN_HEAD = ['action', 'stage', 'owner', 'due'] as const;
const CHECKED_HEAD = ['action', 'figure', 'before', 'after', 'difference', 'result'] as const;

const useHead = () => {
  const translate = useTranslate();
  return (columns: readonly string[]) =>
    columns.map((column) => translate(`monthlyReviews.head.${column}`));
};

const Open = ({ review, actions }: { review: ShownReview; actions: ReviewedAction[] }) => {
  const translate = useTranslate();
  const headOf = useHead();
  if (actions.length === 0) return <Typography>{translate('monthlyReviews.noneOpen')}</Typography>;
  return (
    <FigureTable
      label={translate('monthlyReviews.openTitle')}
      head={headOf(OPEN_HEAD)}
      lines={actions.map((action) => ({
        key: String(action.actionId),
        name: <ActionLink review={review} id={action.actionId} />,
        cells: [
          translate(`correctiveActions.stages.${action.stage}`),
          action.ownerId === null ? '–' : review.ownerNames[action.ownerId],
          action.dueOn === null ? '–' : <DueDay key="due" {...action} />,
        ],
      }))}
    />
  );
};

const Checked = ({ review, checks }: { review: ShownReview; checks: ReviewedCheck[] }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  const headOf = useHead();
  if (checks.length === 0)
    return <Typography>{translate('monthlyReviews.noneChecked')}</Typography>;
  return (
    <FigureTable
      label={translate('monthlyReviews.checkedTitle')}
      head={headOf(CHECKED_HEAD)}
      lines={checks.map(({ actionId, surveyNames, measureNames, comparison, verdict }) => ({
        key: `${actionId} ${comparison.after.from}`,
        name: <ActionLink review={review} id={actionId} />,
        cells: [
          toText(measureNames ?? surveyNames),
          text.value(comparison.valueBefore, comparison.unit),
          text.value(comparison.valueAfter, comparison.unit),
          text.change(comparison.change, comparison.unit),
          translate(`correctiveActions.outcomes.${verdict}`),
        ],
      }))}
    />
  );
};

const ActionLink = ({ review, id }: { review: ShownReview; id: number }) => (
  <RecordLink resource="correctiveActions" id={id}>
    {review.actionTitles[id] ?? String(id)}
  </RecordLink>
);

export const ActionSection = ({ review }: { review: ShownReview }) => {
  const translate = useTranslate();
  if (!review.actions) return null;
  const { open, checked } = review.actions;
  return (
    <Section title="monthlyReviews.actionsTitle">
      <Typography variant="subtitle2" component="h3" sx={{ mb: 1 }}>
        {translate('monthlyReviews.openTitle')}
      </Typography>
      <Open review={review} actions={open} />
      <Box sx={{ mt: 2 }}>
        <Typography variant="subtitle2" component="h3" sx={{ mb: 1 }}>
          {translate('monthlyReviews.checkedTitle')}
        </Typography>
        <Checked review={review} checks={checked} />
      </Box>
    </Section>
  );
};
