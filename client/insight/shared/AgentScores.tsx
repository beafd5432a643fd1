/** How satisfied customers were with each agent: for those who lead, and for agents with themselves. */
import type { AgentScores as Report } from '#contract/surveys/recordScores';
import { AgentScoreList } from '../../surveys/shared/AgentScoreList.tsx';
import { useScoreReport } from '../../surveys/shared/useScoreReport.ts';
import { Section } from '../../ui/record/Section.tsx';

export const AgentScores = () => {
  const { data } = useScoreReport<Report>('/surveyResults/agents');
  if (!data?.rows?.length) return null;
  return (
    <Section title="surveyScores.agents.title" help="surveyScores.agents.help">
      <AgentScoreList rows={data.rows} />
    </Section>
  );
};
