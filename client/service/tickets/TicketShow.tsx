/** A ticket: what happened, where to write, and who and what it is about. */
import { Box } from '@mui/material';
import { Suspense } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { TicketCases } from '../shared/cases/TicketCases.tsx';
import { ClocksSection } from '../shared/ClocksSection.tsx';
import { DueChip } from '../shared/DueChip.tsx';
import { CustomerLinksSection } from '../shared/customerLinks/CustomerLinksSection.tsx';
import { LIVE } from '../shared/live.ts';
import { Assignee } from '../shared/Assignee.tsx';
import { ticketSections } from '../shared/ticketSections.ts';
import { PresentPeople } from '../shared/PresentPeople.tsx';
import { TicketStatusChip } from '../shared/TicketStatusChip.tsx';
import { CustomerCard } from './CustomerCard.tsx';
import { LinkedTickets } from './LinkedTickets.tsx';
import { OrderCard } from './OrderCard.tsx';
import { TasksSection } from './TasksSection.tsx';
import { TicketTags } from './TicketTags.tsx';
import { TicketVerbs } from './TicketVerbs.tsx';
import { TimelineSection } from './TimelineSection.tsx';
import { useDrafts } from './useDraft.ts';
import { usePresence } from './usePresence.ts';
import { Writing } from './Writing.tsx';
import { WritingEnded } from './WritingEnded.tsx';

const label = (field: string) => `resources.tickets.fields.${field}`;

const Title = () => {
  const ticket = useRecordContext<TicketDetail>();
  return <span>{ticket && `${ticket.number} ${ticket.subject}`}</span>;
};

/** Whoever has begun to write is seen to write. */
const Others = ({ ticketId }: { ticketId: number }) => {
  const { isWriting } = useDrafts(ticketId);
  return <PresentPeople present={usePresence(ticketId, isWriting ? 'writing' : 'viewing')} />;
};

const Header = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const ticket = useRecordContext<TicketDetail>();
  if (!ticket) return null;
  const { id, status, priority, type, teamName } = ticket;
  return (
    <>
      <TicketStatusChip status={status} />
      <strong>{translate(`tickets.priorities.${priority}`)}</strong>
      <span>{translate(`tickets.types.${type}`)}</span>
      <span>
        <Assignee ticket={ticket} />
      </span>
      {teamName && <span>{toText(teamName)}</span>}
      <DueChip ticket={ticket} />
      <Others ticketId={id} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, alignItems: 'center' }}>
        <TicketVerbs ticket={ticket} />
      </Box>
    </>
  );
};

const Main = () => {
  const ticket = useRecordContext<TicketDetail>();
  if (!ticket) return null;
  return (
    <>
      <TimelineSection />
      <WritingEnded ticket={ticket} />
      <Writing ticket={ticket} />
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const ticket = useRecordContext<TicketDetail>();
  if (!ticket) return null;
  const { channel, severity, waitingOn, followUpAt, resolution } = ticket;
  return (
    <>
      <CustomerCard ticket={ticket} />
      <ClocksSection ticket={ticket} />
      <OrderCard ticket={ticket} />
      <TicketCases ticket={ticket} />
      <Suspense>
        {ticketSections.parts.map(({ name, Content }) => (
          <Content key={name} />
        ))}
      </Suspense>
      <TasksSection ticket={ticket} />
      <CustomerLinksSection ticketId={ticket.id} />
      <LinkedTickets ticket={ticket} />
      <Section title="tickets.sections.facts">
        <Facts
          facts={[
            { label: label('channel'), value: translate(`tickets.channels.${channel}`) },
            {
              label: label('severity'),
              value: severity && translate(`tickets.severities.${severity}`),
            },
            {
              label: label('waitingOn'),
              value: waitingOn && translate(`tickets.waitingOn.${waitingOn}`),
            },
            { label: label('followUpAt'), value: <Instant at={followUpAt} /> },
            { label: label('openedAt'), value: <Instant at={ticket.openedAt} /> },
            { label: label('firstReplyAt'), value: <Instant at={ticket.firstReplyAt} /> },
            { label: label('resolvedAt'), value: <Instant at={ticket.resolvedAt} /> },
            {
              label: label('resolution'),
              value: resolution && translate(`tickets.resolutions.${resolution}`),
            },
            { label: label('reopenCount'), value: ticket.reopenCount },
          ]}
        />
        <TicketTags ticket={ticket} />
      </Section>
      <HistorySection />
    </>
  );
};

const TicketShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />} queryOptions={LIVE}>
    <Main />
  </ShowPage>
);
export default TicketShow;
