/** On the page of a member of staff: how satisfied the customers were whose tickets they resolved. */
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { AgentScores } from '#contract/surveys/recordScores';
import { Section } from '../../ui/record/Section.tsx';
import { ScoreTable } from '../shared/ScoreTable.tsx';
import { useScoreReport } from '../shared/useScoreReport.ts';

const StaffScores = () => {
  const translate = useTranslate();
  const person = useRecordContext();
  const { canAccess } = useCanAccess({ resource: 'surveyResults', action: 'agents' });
  const { data } = useScoreReport<AgentScores>('/surveyResults/agents', canAccess === true);
  const scores = data?.rows?.find(({ agentId }) => agentId === person?.id)?.scores;
  if (!scores) return null;
  return (
    <Section title="surveyScores.title" help="surveyScores.agents.help">
      <ScoreTable
        label={translate('surveyScores.title')}
        scores={scores}
        range="last12"
        by="agent"
      />
    </Section>
  );
};
export default StaffScores;
