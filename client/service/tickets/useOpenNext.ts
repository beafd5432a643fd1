/** Takes the next ticket and opens it; back to the list where none waits. */
import { useDataProvider, useNotify, useRedirect } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { listLink, showLink } from '../../links.ts';

export const useOpenNext = () => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const redirect = useRedirect();
  return async (): Promise<void> => {
    try {
      const { data } = await api.call<TicketDetail>('POST', '/tickets/next', {});
      redirect(showLink('tickets', data.id));
    } catch (error) {
      notify(ApiError.from(error).firstReason, { type: 'info' });
      redirect(listLink('tickets'));
    }
  };
};
