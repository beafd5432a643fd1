import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KpiFilters } from '#contract/insight/kpis';
import type { Api } from '../../api.ts';

/** The channels the store sold through, to choose from. */
export const useChannelChoices = (): { id: string; name: string }[] => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['kpis', 'filters'],
    queryFn: async ({ signal }) =>
      (await api.call<KpiFilters>('GET', '/kpis/filters', undefined, signal)).data,
    staleTime: 60_000,
  });
  return (data?.channels ?? []).map((channel) => ({ id: channel, name: channel }));
};
