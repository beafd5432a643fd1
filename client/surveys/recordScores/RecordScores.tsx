/** On the page of a category, promotion, campaign or activity: how satisfied its customers were. */
import { Typography } from '@mui/material';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { PromotionFeedback } from '#contract/surveys/promotionFeedback';
import {
  type RecordScores as Report,
  SCORED_RECORDS,
  type ScoredRecord,
} from '#contract/surveys/recordScores';
import { Section } from '../../ui/record/Section.tsx';
import { ScoreTable } from '../shared/ScoreTable.tsx';
import { useScoreReport } from '../shared/useScoreReport.ts';
import { FeedbackTable } from './FeedbackTable.tsx';

const HAVE_FEEDBACK: readonly ScoredRecord[] = ['promotions', 'campaigns'];

const Scores = ({ resource, id }: { resource: ScoredRecord; id: number }) => {
  const translate = useTranslate();
  const { data: scores } = useScoreReport<Report>(`/${resource}/${id}/scores`);
  const { data: feedback } = useScoreReport<PromotionFeedback>(
    `/${resource}/${id}/feedback`,
    HAVE_FEEDBACK.includes(resource),
  );
  const rows = scores?.rows ?? [];
  const compared = feedback?.rows ?? [];
  if (rows.length === 0 && compared.length === 0) return null;
  return (
    <Section title="surveyScores.title" help={`surveyScores.help.${resource}`}>
      {rows.length === 0 ? (
        <Typography>{translate('surveyScores.none')}</Typography>
      ) : (
        <ScoreTable
          label={translate('surveyScores.title')}
          scores={rows}
          range="last12"
          by={SCORED_RECORDS[resource]}
        />
      )}
      {compared.length > 0 && <FeedbackTable rows={compared} />}
    </Section>
  );
};

export const scoresOf = (resource: ScoredRecord) => () => {
  const record = useRecordContext();
  const { canAccess } = useCanAccess({ resource: 'surveyResults', action: 'show' });
  if (!record || canAccess !== true) return null;
  return <Scores resource={resource} id={Number(record.id)} />;
};
