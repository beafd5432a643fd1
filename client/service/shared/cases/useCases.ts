import { useCanAccess, useGetList } from 'react-admin';
import type { Case } from '#contract/service/cases';

const SHOWN = 20;

/** The newest cases of a filter, for those who may read them. */
export const useCases = (filter: object, isKnown: boolean) => {
  const { canAccess = false } = useCanAccess({ resource: 'cases', action: 'list' });
  const { data = [] } = useGetList<Case>(
    'cases',
    {
      filter,
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: 'openedAt', order: 'DESC' },
    },
    { enabled: canAccess && isKnown },
  );
  return data;
};
