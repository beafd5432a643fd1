/** Who can be given tickets. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Agent } from '#contract/service/tickets';
import type { Api } from '../../api.ts';

export const useAgents = () => {
  const api = useDataProvider<Api>();
  const { data = [] } = useQuery({
    queryKey: ['tickets', 'agents'],
    queryFn: async ({ signal }) =>
      (await api.call<Agent[]>('GET', '/tickets/agents', undefined, signal)).data,
  });
  return data;
};
