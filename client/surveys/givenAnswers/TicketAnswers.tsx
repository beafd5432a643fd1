/** Beside a ticket: what its customer answered about it. */
import { useRecordContext, useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import type { GivenAnswers } from '#contract/surveys/givenAnswers';
import { Section } from '../../ui/record/Section.tsx';
import { ScoreTable } from '../shared/ScoreTable.tsx';
import { useScoreReport } from '../shared/useScoreReport.ts';
import { AnswerList } from './AnswerList.tsx';

const Answers = ({ ticketId }: { ticketId: number }) => {
  const translate = useTranslate();
  const { data } = useScoreReport<GivenAnswers>(`/tickets/${ticketId}/answers`);
  if (!data || data.total === 0) return null;
  const shown = data.scores.filter(({ isHidden }) => !isHidden);
  return (
    <Section title="givenAnswers.title">
      {shown.length > 0 && (
        <ScoreTable
          label={translate('givenAnswers.scores')}
          scores={shown}
          range="last12"
          hasChange={false}
        />
      )}
      <AnswerList responses={data.responses} namesTicket={false} />
    </Section>
  );
};

const TicketAnswers = () => {
  const ticket = useRecordContext<TicketDetail>();
  // Only what was resolved is asked about.
  if (!ticket || (ticket.resolvedAt === null && ticket.reopenCount === 0)) return null;
  return <Answers ticketId={ticket.id} />;
};
export default TicketAnswers;
