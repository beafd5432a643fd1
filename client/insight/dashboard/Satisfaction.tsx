/** How satisfied customers were in the last months; agents see their own scores. */
import { useTranslate } from 'react-admin';
import type { Role } from '#contract/platform/access';
import type { RecordScores } from '#contract/surveys/recordScores';
import { ScoreTable } from '../../surveys/shared/ScoreTable.tsx';
import { useScoreReport } from '../../surveys/shared/useScoreReport.ts';
import { Section } from '../../ui/record/Section.tsx';
import { AgentScores } from '../shared/AgentScores.tsx';

const Whole = () => {
  const translate = useTranslate();
  const { data } = useScoreReport<RecordScores>('/surveyResults/now');
  if (!data || data.rows.length === 0) return null;
  return (
    <Section title="surveyScores.title" help="surveyScores.help.store">
      <ScoreTable label={translate('surveyScores.title')} scores={data.rows} range="last3" />
    </Section>
  );
};

export const Satisfaction = ({ role }: { role: Role }) =>
  role === 'agent' ? <AgentScores /> : <Whole />;
