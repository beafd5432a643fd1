/** Who may mediate a dispute; undefined until it is known. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Mediators } from '#contract/service/disputes';
import type { Api } from '../../../api.ts';

export const useMediators = (caseId: number | null): Mediators['mediators'] | undefined => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['cases', 'mediators', caseId],
    queryFn: async ({ signal }) => {
      const path = `/cases/${caseId}/mediators`;
      return (await api.call<Mediators>('GET', path, undefined, signal)).data.mediators;
    },
    enabled: caseId !== null,
    gcTime: 0,
  });
  return data;
};
