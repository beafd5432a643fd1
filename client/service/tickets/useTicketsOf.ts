import { useCanAccess, useGetList } from 'react-admin';
import type { Ticket } from '#contract/service/tickets';

export const SHOWN_TICKETS = 5;

/** The newest tickets of a filter, for those who may read them. */
export const useTicketsOf = (filter: object, isKnown: boolean) => {
  const { canAccess = false } = useCanAccess({ resource: 'tickets', action: 'list' });
  const { data = [], total } = useGetList<Ticket>(
    'tickets',
    {
      filter,
      pagination: { page: 1, perPage: SHOWN_TICKETS },
      sort: { field: 'openedAt', order: 'DESC' },
    },
    { enabled: canAccess && isKnown },
  );
  return { tickets: data, total, canAccess };
};
