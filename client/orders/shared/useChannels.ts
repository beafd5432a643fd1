import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';

/** The question for the channels the store sold through. */
export const useChannelsQuery = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['kpis', 'filters'],
    queryFn: async ({ signal }) =>
      (await api.call<{ channels: string[] }>('GET', '/kpis/filters', undefined, signal)).data,
    staleTime: 60_000,
  });
};

/** The channels the store sold through. */
export const useChannels = (): string[] => useChannelsQuery().data?.channels ?? [];
