import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';

/** The channels the store sold through. */
export const useChannels = (): string[] => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['kpis', 'filters'],
    queryFn: async ({ signal }) =>
      (await api.call<{ channels: string[] }>('GET', '/kpis/filters', undefined, signal)).data,
    staleTime: 60_000,
  });
  return data?.channels ?? [];
};
