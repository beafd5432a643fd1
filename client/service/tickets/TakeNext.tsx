/** Takes the ticket that waits most urgently and opens it; keys do the same with the row in focus, or write in it. */
import { Button } from '@mui/material';
import { useDataProvider, useListContext, useRedirect, useTranslate } from 'react-admin';
import type { Ticket, TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { showLink } from '../../links.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useKeys } from '../../ui/useKeys.ts';
import type { DraftKind } from './useDraft.ts';

/** The ticket to whose page a link of the focused row leads. */
const focusedId = (): number | undefined => {
  const row = document.activeElement?.closest('tbody tr, [data-card]');
  const href = row?.querySelector('a[href*="/tickets/"]')?.getAttribute('href') ?? '';
  const id = /\/tickets\/(\d+)/.exec(href)?.[1];
  return id === undefined ? undefined : Number(id);
};

export const TakeNext = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const redirect = useRedirect();
  const { data = [] } = useListContext<Ticket>();
  const { run, pending } = useWork();
  const open = ({ id }: Pick<Ticket, 'id'>) => void redirect(showLink('tickets', id));
  const takeNext = () =>
    run(async () => (await api.call<TicketDetail>('POST', '/tickets/next', {})).data, {
      onSuccess: open,
    });
  const focused = () => data.find(({ id }) => id === focusedId());
  const take = (ticket: Ticket, onSuccess?: () => void) =>
    run(() => api.act('tickets', ticket.id, 'take', { version: ticket.version }), {
      success: 'tickets.done.take',
      ...(onSuccess && { onSuccess }),
    });
  const write = (kind: DraftKind) => {
    const ticket = focused();
    if (ticket)
      redirect(showLink('tickets', ticket.id), undefined, undefined, undefined, { write: kind });
  };
  useKeys({
    t: () => {
      const ticket = focused();
      if (!pending) void (ticket ? take(ticket, () => open(ticket)) : takeNext());
    },
    a: () => {
      const ticket = focused();
      if (ticket && !pending) void take(ticket);
    },
    r: () => write('public'),
    n: () => write('internal'),
  });
  return (
    <Button variant="outlined" loading={pending} onClick={() => void takeNext()}>
      {translate('tickets.takeNext')}
    </Button>
  );
};
