/** On the ticket's page: whether a legal hold keeps it, and the verbs of those who may say so. */
import { Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { LegalHold } from '#contract/service/retention';
import type { TicketDetail } from '#contract/service/tickets';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { Section } from '../../ui/record/Section.tsx';

const WORDS = 'serviceRetention.hold';

const useHold = (ticketId: number) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const queryKey = ['tickets', 'legalHold', ticketId];
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (
        await api.call<{ hold: LegalHold | null }>(
          'GET',
          `/tickets/${ticketId}/legalHold`,
          undefined,
          signal,
        )
      ).data.hold,
  });
  return { hold: data, refresh: () => void client.invalidateQueries({ queryKey }) };
};

const useVerb = (ticketId: number, isHeld: boolean, onDone: () => void): Verb => {
  const api = useDataProvider<Api>();
  const perform = (noun: string) => async (reason: string | null) =>
    api.act('tickets', ticketId, noun, reason === null ? {} : { reason });
  if (isHeld)
    return {
      key: 'end',
      label: `${WORDS}.end`,
      size: 'small',
      confirm: () => ({
        title: `${WORDS}.endTitle`,
        lines: [`${WORDS}.endText`],
        perform: perform('legalHoldEnd'),
        success: `${WORDS}.ended`,
        onSuccess: onDone,
      }),
    };
  return {
    key: 'begin',
    label: `${WORDS}.begin`,
    size: 'small',
    confirm: () => ({
      title: `${WORDS}.begin`,
      lines: [`${WORDS}.reasonHelp`],
      reason: 'required',
      perform: perform('legalHold'),
      success: `${WORDS}.begun`,
      onSuccess: onDone,
    }),
  };
};

const Hold = ({ ticketId }: { ticketId: number }) => {
  const translate = useTranslate();
  const toName = usePersonName();
  const { hold, refresh } = useHold(ticketId);
  const { canAccess } = useCanAccess({ resource: 'tickets', action: 'legalHold' });
  const verb = useVerb(ticketId, Boolean(hold), refresh);
  if (hold === undefined || (hold === null && !canAccess)) return null;
  return (
    <Section title={`${WORDS}.title`} actions={canAccess && <VerbBar verbs={[verb]} />}>
      <Typography color={hold ? undefined : 'text.secondary'} sx={{ overflowWrap: 'anywhere' }}>
        {hold
          ? translate(`${WORDS}.held`, { name: toName(hold.createdBy), reason: hold.reason })
          : translate(`${WORDS}.none`)}
      </Typography>
    </Section>
  );
};

const TicketHold = () => {
  const ticket = useRecordContext<TicketDetail>();
  return ticket ? <Hold ticketId={ticket.id} /> : null;
};
export default TicketHold;
