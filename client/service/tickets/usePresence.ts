/** Shows colleagues that somebody is viewing a ticket, and who else is. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { HEARTBEAT_MS, type PresenceState, type Present } from '#contract/service/presence';
import type { Api } from '../../api.ts';

export const usePresence = (ticketId: number, state: PresenceState): readonly Present[] => {
  const api = useDataProvider<Api>();
  const { data = [] } = useQuery({
    queryKey: ['tickets', 'presence', ticketId, state],
    enabled: ticketId > 0,
    refetchInterval: HEARTBEAT_MS,
    // Others see it as long as the page is looked at; what was asked before is of no use.
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }) =>
      (await api.call<Present[]>('POST', `/tickets/${ticketId}/presence`, { state }, signal)).data,
  });
  return data;
};
