/** Takes the ticket that waits most urgently and opens it; `t` does the same. */
import { Button } from '@mui/material';
import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { showLink } from '../../links.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useKeys } from '../shared/useKeys.ts';

export const TakeNext = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const redirect = useRedirect();
  const { run, pending } = useWork();
  const take = () =>
    run(async () => (await api.call<TicketDetail>('POST', '/tickets/next', {})).data, {
      onSuccess: ({ id }) => redirect(showLink('tickets', id)),
    });
  useKeys({ t: () => void (pending || take()) });
  return (
    <Button variant="outlined" loading={pending} onClick={() => void take()}>
      {translate('tickets.takeNext')}
    </Button>
  );
};
