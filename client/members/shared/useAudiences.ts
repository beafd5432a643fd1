/** The levels and groups members are in, to choose from. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Audiences } from '#contract/members/members';
import type { Api } from '../../api.ts';

export const useAudiences = (): Audiences => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['members', 'audiences'],
    queryFn: async ({ signal }) =>
      (await api.call<Audiences>('GET', '/members/audiences', undefined, signal)).data,
    staleTime: 60_000,
  });
  return data ?? { levels: [], groups: [] };
};
