/** On the member's page: what the member asked customer service. */
import { Box } from '@mui/material';
import { Link, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { TicketLine } from './TicketLine.tsx';
import { SHOWN_TICKETS, useTicketsOf } from './useTicketsOf.ts';

const MemberTickets = () => {
  const translate = useTranslate();
  const count = useCount();
  const member = useRecordContext<Member>();
  const filter = { memberId: member?.id ?? 0 };
  const { tickets, total, canAccess } = useTicketsOf(filter, member !== undefined);
  if (!canAccess) return <>{translate('tickets.notYours')}</>;
  if (total === undefined) return null;
  return (
    <>
      {total === 0 && translate('tickets.noneOfMember')}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {tickets.map((ticket) => (
          <TicketLine key={ticket.id} ticket={ticket} />
        ))}
      </Box>
      {total > SHOWN_TICKETS && (
        <Link to={listLink('tickets', { filter })}>
          {translate('tickets.all', { n: count(total) })}
        </Link>
      )}
    </>
  );
};
export default MemberTickets;
