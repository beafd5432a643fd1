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
  const send = async (kind: DraftKind, draft: Draft): Promise<boolean> => {
    const { body, externalId, lastSeenId, next, resolution, macroId = null } = draft;
    const { wasReached, attachments = [] } = draft;
    setPending(true);
    setFailure(undefined);
    try {
      await api.act('tickets', ticket.id, 'messages', {
        kind,
        body,
        externalId,
        lastSeenId,
        next,
        macroId,
        attachmentIds: attachments.map(({ id }) => id),
        wasReached: kind === 'call' ? wasReached : null,
        resolution: next === 'resolve' ? resolution : null,
      });
      setNewer([]);
      notify(`tickets.sent.${kind}`, { type: 'success' });
      onSent(kind);
      return true;
    } catch (error) {
      const refused = ApiError.from(error);
      const { messages } = refused.details<{ messages: TicketMessage[] }>();
      if (messages) {
        setNewer(messages);
        onStopped(Math.max(...messages.map(({ id }) => id)));
      } else setFailure(refused.firstReason);
      return false;
    } finally {
      setPending(false);
      void client.invalidateQueries({ queryKey: ['tickets', 'timeline', ticket.id] });
      refresh();
    }
  };
  return { send, pending, failure, newer, forget };
};
