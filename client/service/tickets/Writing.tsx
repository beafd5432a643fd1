/** Where staff write about a ticket, by buttons and by keys. */
import { useEffect, useRef, useState } from 'react';
import { useRedirect } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { TicketDetail } from '#contract/service/tickets';
import { listLink } from '../../links.ts';
import { useKeys } from '../../ui/useKeys.ts';
import { Composer } from './Composer.tsx';
import { kindsOf } from './composing.ts';
import { GoesOnElsewhere } from './GoesOnElsewhere.tsx';
import type { DraftKind } from './useDraft.ts';
import { useTimeline } from './useTimeline.ts';

/** Where nothing can be said any more, the page says where to go on. */
export const Writing = ({ ticket }: { ticket: TicketDetail }) => {
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
  const kinds = ticket.isErased ? [] : kindsOf(ticket.allowed);
  const begin = (chosen: DraftKind) => {
    if (!kinds.includes(chosen)) return;
    setKind(chosen);
    input.current?.focus();
  };
  useKeys({
    r: () => begin('public'),
    n: () => begin('internal'),
    c: () => begin('call'),
    u: () => redirect(listLink('tickets')),
  });
  if (ticket.mergedIntoId !== null)
    return <GoesOnElsewhere ticketId={ticket.id} survivorId={ticket.mergedIntoId} />;
  // What has been seen is known once the thread is there.
  if (!data || ticket.isErased) return null;
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
