/** Refunds in short: kind, state and amount, each a link. */
import { Box } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { Refund } from '#contract/service/refunds';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { RefundState } from './RefundState.tsx';

const ROW = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  py: 0.5,
} as const;
const MOST = 50;

/** The refunds of an order or a ticket; none while they are read. */
export const useRefundsOf = (filter: object, isEnabled = true): readonly Refund[] => {
  const { data = [] } = useGetList<Refund>(
    'refunds',
    {
      filter,
      sort: { field: 'createdAt', order: 'DESC' },
      pagination: { page: 1, perPage: MOST },
    },
    { enabled: isEnabled },
  );
  return data;
};

interface Props {
  refunds: readonly Refund[];
  /** The ticket on whose page they are. */
  ofTicketId?: number;
}
export const RefundRows = ({ refunds, ofTicketId }: Props) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {refunds.map(({ id, kind, state, total, createdAt, ticketId }) => (
        <Box component="li" key={id} sx={ROW}>
          <RecordLink resource="refunds" id={id}>
            {translate('refunds.title', { id })}
          </RecordLink>
          <span>{translate(`refunds.kinds.${kind}`)}</span>
          <RefundState state={state} />
          <Instant at={createdAt} />
          {ticketId !== null && ticketId !== ofTicketId && (
            <RecordLink resource="tickets" id={ticketId} to="show">
              {translate('refunds.toTicket')}
            </RecordLink>
          )}
          <Box component="span" sx={{ ml: 'auto' }}>
            <Money amount={total} />
          </Box>
        </Box>
      ))}
    </Box>
  );
};
