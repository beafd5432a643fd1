/** Sends what was written; what came meanwhile is shown first, and nothing that was typed is lost. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { TicketMessage } from '#contract/service/messages';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import type { Draft, DraftKind } from './useDraft.ts';

interface Sending {
  onSent: (kind: DraftKind) => void;
  /** Something newer was shown, up to this message. */
  onStopped: (shownId: number) => void;
}

export const useSendMessage = (ticket: TicketDetail, { onSent, onStopped }: Sending) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [newer, setNewer] = useState<readonly TicketMessage[]>([]);
  /** What was said about another draft. */
  const forget = () => {
    setFailure(undefined);
    setNewer([]);
  };
  const send = async (kind: DraftKind, { wasReached, ...draft }: Draft) => {
    setPending(true);
    setFailure(undefined);
    try {
      await api.act('tickets', ticket.id, 'messages', {
        ...draft,
        kind,
        wasReached: kind === 'call' ? wasReached : null,
        resolution: draft.next === 'resolve' ? draft.resolution : null,
      });
      setNewer([]);
      notify(`tickets.sent.${kind}`, { type: 'success' });
      onSent(kind);
    } catch (error) {
      const refused = ApiError.from(error);
      const { messages } = refused.details<{ messages: TicketMessage[] }>();
      if (messages) {
        setNewer(messages);
        onStopped(Math.max(...messages.map(({ id }) => id)));
      } else setFailure(refused.firstReason);
    } finally {
      setPending(false);
      void client.invalidateQueries({ queryKey: ['tickets', 'timeline', ticket.id] });
      refresh();
    }
  };
  return { send, pending, failure, newer, forget };
};
