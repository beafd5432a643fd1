import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { AttentionItem } from '#contract/platform/attention';
import type { Api } from '../../../api.ts';

const REFRESH_MS = 60_000;
/** The menu and Today ask within one opening of the page; what somebody has just done is asked anew. */
const SAME_OPENING_MS = 2000;

/** What needs the attention of who is logged in: one request for Today and the menu. */
export const useAttention = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['attention'],
    queryFn: async ({ signal }) =>
      (await api.call<AttentionItem[]>('GET', '/account/attention', undefined, signal)).data,
    refetchInterval: REFRESH_MS,
    staleTime: SAME_OPENING_MS,
    retry: false,
  });
};

/** How many rows wait for somebody at each entry of the menu, each counted once; what is only good to know is not counted. */
export const waitingByPlace = (items: readonly AttentionItem[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { place, tone, further } of items)
    if (tone !== 'information') counts.set(place, (counts.get(place) ?? 0) + further);
  return counts;
};
