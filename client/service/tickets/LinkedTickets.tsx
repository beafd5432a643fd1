/** The tickets that belong to this one, each with what it is to it, and those that may be the same request. */
import Close from '@mui/icons-material/CloseOutlined';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { TicketRelation } from '#contract/service/linkKinds';
import type { LinkedTicket, TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { TicketStatusChip } from '../shared/TicketStatusChip.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { SimilarTickets } from './SimilarTickets.tsx';

/** They follow from how the tickets came about. */
const LASTING: readonly TicketRelation[] = ['followUpOf', 'followedBy', 'mergedIn'];

const LinkedLine = ({ ticket, linked }: { ticket: TicketDetail; linked: LinkedTicket }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const { id, number, subject, status, relation } = linked;
  const unlink = () =>
    run(() => api.act('tickets', ticket.id, 'unlinking', { otherId: id }), {
      success: 'tickets.done.unlink',
    });
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {translate(`tickets.relations.${relation}`)}
        </Typography>
        <RecordLink resource="tickets" id={id} to="show">
          {`${number} ${subject}`}
        </RecordLink>
      </Box>
      <TicketStatusChip status={status} />
      {!LASTING.includes(relation) && (
        <IconButton
          size="small"
          disabled={pending}
          aria-label={translate('linking.remove', { number })}
          onClick={() => void unlink()}
        >
          <Close sx={{ fontSize: 16 }} />
        </IconButton>
      )}
    </Box>
  );
};

export const LinkedTickets = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const [linking, setLinking] = useState(false);
  return (
    <Section
      title="tickets.sections.linked"
      actions={<Button onClick={() => setLinking(true)}>{translate('linking.add')}</Button>}
    >
      {ticket.linked.length === 0 && (
        <Typography color="text.secondary">{translate('linking.none')}</Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {ticket.linked.map((linked) => (
          <LinkedLine key={linked.id} ticket={ticket} linked={linked} />
        ))}
      </Box>
      <SimilarTickets ticket={ticket} />
      {linking && <LinkDialog ticket={ticket} onClose={() => setLinking(false)} />}
    </Section>
  );
};
