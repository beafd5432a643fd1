import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';

const STALE_MS = 60_000;
const NONE: { id: string; name: string }[] = [];

/** The question for the brands or tags that products have. */
export const useWordsQuery = (noun: 'brands' | 'tags') => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['products', noun],
    queryFn: async ({ signal }) =>
      (await api.call<typeof NONE>('GET', `/products/${noun}`, undefined, signal)).data,
    staleTime: STALE_MS,
  });
};

/** The brands or tags that products have, as choices. */
export const useWordsInUse = (noun: 'brands' | 'tags') => useWordsQuery(noun).data ?? NONE;
