/** A ticket: what happened, where to write, and who and what it is about. */
import { Box } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useRecordContext, useRedirect, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { TicketDetail } from '#contract/service/tickets';
import { listLink } from '../../links.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Gap } from '../../ui/record/Gap.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { LIVE_MS } from '../shared/live.ts';
import { PresentPeople } from '../shared/PresentPeople.tsx';
import { TicketStatusChip } from '../shared/TicketStatusChip.tsx';
import { useKeys } from '../shared/useKeys.ts';
import { Composer } from './Composer.tsx';
import { kindsOf } from './composing.ts';
import { CustomerCard } from './CustomerCard.tsx';
import { LinkedTickets } from './LinkedTickets.tsx';
import { OrderCard } from './OrderCard.tsx';
import { TasksSection } from './TasksSection.tsx';
import { TicketTags } from './TicketTags.tsx';
import { TicketVerbs } from './TicketVerbs.tsx';
import { TimelineSection } from './TimelineSection.tsx';
import { type DraftKind, useDrafts } from './useDraft.ts';
import { usePresence } from './usePresence.ts';
import { useTimeline } from './useTimeline.ts';
import { WritingEnded } from './WritingEnded.tsx';

const LIVE = { refetchInterval: LIVE_MS };
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
  const ticket = useRecordContext<TicketDetail>();
  if (!ticket) return null;
  const { id, status, priority, type, assigneeName } = ticket;
  return (
    <>
      <TicketStatusChip status={status} />
      <strong>{translate(`tickets.priorities.${priority}`)}</strong>
      <span>{translate(`tickets.types.${type}`)}</span>
      <span>{assigneeName ?? translate('tickets.nobody')}</span>
      <Others ticketId={id} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, alignItems: 'center' }}>
        <TicketVerbs ticket={ticket} />
      </Box>
    </>
  );
};

/** Where nothing can be said any more, the page says where to go on. */
const Writing = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const input = useRef<HTMLTextAreaElement>(null);
  const { state } = useLocation() as { state: { write?: DraftKind } | null };
  const asked = state?.write;
  const [kind, setKind] = useState(asked);
  const { data } = useTimeline(ticket.id);
  const isReady = data !== undefined;
  // The list was left in order to write here.
  useEffect(() => {
    if (isReady && asked) input.current?.focus();
  }, [isReady, asked]);
  const kinds = kindsOf(ticket.allowed);
  const begin = (chosen: DraftKind) => {
    if (!kinds.includes(chosen)) return;
    setKind(chosen);
    input.current?.focus();
  };
  useKeys({
    r: () => begin('public'),
    n: () => begin('internal'),
    u: () => redirect(listLink('tickets')),
  });
  if (ticket.mergedIntoId !== null)
    return (
      <Section>
        {translate('tickets.errors.not.merged')}
        <Gap />
        <RecordLink resource="tickets" id={ticket.mergedIntoId} to="show">
          {translate('tickets.toSurvivor')}
        </RecordLink>
      </Section>
    );
  // What has been seen is known once the thread is there.
  if (!data) return null;
  return (
    <Composer
      key={ticket.id}
      ticket={ticket}
      messages={data.messages}
      input={input}
      kind={kind && kinds.includes(kind) ? kind : (kinds[0] ?? 'internal')}
      onKind={begin}
    />
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
      <OrderCard ticket={ticket} />
      <TasksSection ticket={ticket} />
      <LinkedTickets linked={ticket.linked} />
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
