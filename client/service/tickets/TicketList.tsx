/** The inbox: views with their counts over a dense list, worked by keyboard. */
import SupportAgent from '@mui/icons-material/SupportAgentOutlined';
import { Box, Chip, Typography } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import { MAX_AT_ONCE } from '#contract/service/bulk';
import type { Ticket } from '#contract/service/tickets';
import { MemberLink } from '../../orders/shared/MemberLink.tsx';
import { NamedOrder } from '../../orders/shared/NamedOrder.tsx';
import { ConnectStep } from '../../platform/shared/FirstStep.tsx';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { DueChip } from '../shared/DueChip.tsx';
import { LIVE } from '../shared/live.ts';
import { Assignee } from '../shared/Assignee.tsx';
import { PresentPeople } from '../shared/PresentPeople.tsx';
import { TicketStatusChip } from '../shared/TicketStatusChip.tsx';
import { ticketFilters } from './filters.tsx';
import { SelectedVerbs } from './SelectedVerbs.tsx';
import { TakeNext } from './TakeNext.tsx';
import { TicketViews } from './TicketViews.tsx';

const Column = DataTable.Col<Ticket>;

/** Number, and what was said last, with a mark where the customer waits. */
const Last = ({ ticket: { number, lastMessage } }: { ticket: Ticket }) => {
  const translate = useTranslate();
  return (
    <Typography
      component="div"
      sx={{
        color: 'text.secondary',
        fontSize: 12.5,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        maxWidth: { xs: '70vw', md: 300 },
      }}
    >
      {number}
      {lastMessage && (
        <>
          {translate('layout.partSeparator')}
          {translate(lastMessage.isByCustomer ? 'tickets.fromCustomer' : 'tickets.fromUs')}
          {translate('layout.labelSeparator')}
          {lastMessage.text}
        </>
      )}
    </Typography>
  );
};

const Tags = ({ tags }: Pick<Ticket, 'tags'>) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
    {tags.map((tag) => (
      <Chip key={tag} label={tag} size="small" variant="outlined" />
    ))}
  </Box>
);

const Customer = ({ ticket }: { ticket: Ticket }) => (
  <>
    <MemberLink row={ticket} />
    {ticket.level && (
      <Box component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        <AudienceNames kind="levels" keys={[ticket.level]} />
      </Box>
    )}
  </>
);

const Order = ({ orderId, orderExternalId }: Ticket) =>
  orderExternalId === null ? (
    <>–</>
  ) : (
    <NamedOrder orderId={orderId} orderExternalId={orderExternalId} />
  );

const TicketList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  return (
    <ListPage
      filters={ticketFilters}
      hasViews={false}
      sort={{ field: 'openedAt', order: 'DESC' }}
      queryOptions={LIVE}
      actions={<TakeNext />}
      empty={
        <EmptyState
          icon={SupportAgent}
          title="tickets.empty.title"
          text="tickets.empty.text"
          action={<ConnectStep />}
        />
      }
    >
      <TicketViews />
      <ResponsiveTable<Ticket>
        bulkActionButtons={<SelectedVerbs />}
        mostSelected={MAX_AT_ONCE}
        hiddenColumns={[
          'type',
          'channel',
          'tags',
          'orderExternalId',
          'teamId',
          'openedAt',
          'followUpAt',
          'resolvedAt',
        ]}
        card={{
          title: ({ subject }) => subject,
          aside: ({ status }) => <TicketStatusChip status={status} />,
          lines: (ticket) => [
            <Last key="last" ticket={ticket} />,
            <MemberLink key="member" row={ticket} />,
            <DueChip key="due" ticket={ticket} />,
            <Instant key="at" at={ticket.lastMessageAt} isRelative />,
          ],
        }}
      >
        <Column
          source="subject"
          cellSx={() => ({ minWidth: 200, maxWidth: 320 })}
          render={(ticket) => (
            <>
              <RecordLink to="show">{ticket.subject}</RecordLink>
              <Last ticket={ticket} />
              <Tags tags={ticket.tags} />
              <PresentPeople present={ticket.present} />
            </>
          )}
        />
        <Column source="status" render={({ status }) => <TicketStatusChip status={status} />} />
        <Column source="nextDueAt" render={(ticket) => <DueChip ticket={ticket} />} />
        <Column
          source="priority"
          render={({ priority }) => translate(`tickets.priorities.${priority}`)}
        />
        <Column source="type" render={({ type }) => translate(`tickets.types.${type}`)} />
        <Column source="memberId" disableSort render={(ticket) => <Customer ticket={ticket} />} />
        <Column source="assigneeId" disableSort render={(ticket) => <Assignee ticket={ticket} />} />
        <Column source="teamId" disableSort render={({ teamName }) => toText(teamName) || '–'} />
        <Column
          source="lastMessageAt"
          render={({ lastMessageAt }) => <Instant at={lastMessageAt} isRelative />}
        />
        <Column source="tags" disableSort render={({ tags }) => <Tags tags={tags} />} />
        <Column
          source="channel"
          render={({ channel }) => translate(`tickets.channels.${channel}`)}
        />
        <Column source="orderExternalId" render={Order} />
        <Column source="openedAt" render={({ openedAt }) => <Instant at={openedAt} />} />
        <Column source="followUpAt" render={({ followUpAt }) => <Instant at={followUpAt} />} />
        <Column source="resolvedAt" render={({ resolvedAt }) => <Instant at={resolvedAt} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default TicketList;
