/** Takes the words of a message away, for those who may. */
import { useCanAccess, useDataProvider, useRecordContext } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import type { TicketMessage } from '#contract/service/messages';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';

export const RedactVerb = ({ message }: { message: TicketMessage }) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const ticket = useRecordContext<TicketDetail>();
  const { canAccess = false } = useCanAccess({ resource: 'tickets', action: 'redaction' });
  if (!ticket || !canAccess || message.redactedAt !== null) return null;
  const redact: Verb = {
    key: 'redact',
    label: 'tickets.verbs.redact',
    place: 'menu',
    tone: 'danger',
    confirm: () => ({
      title: 'tickets.titles.redact',
      lines: [],
      reason: 'required',
      perform: (reason) =>
        api.act('tickets', ticket.id, 'redaction', { messageId: message.id, reason }),
      success: 'tickets.done.redact',
      onSuccess: () =>
        void client.invalidateQueries({ queryKey: ['tickets', 'timeline', ticket.id] }),
    }),
  };
  return <VerbBar verbs={[redact]} moreLabel="tickets.messageVerbs" />;
};
