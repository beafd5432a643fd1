/** Levels, groups and channels in use, to choose from. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KpiFilters } from '#contract/kpis';
import type { Api } from '../../api.ts';
import { usePriceLists } from '../../ui/priceLists.tsx';

const unique = (words: readonly string[]) => [...new Set(words)].sort();

export const useAudienceWords = () => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['kpis', 'filters'],
    queryFn: async ({ signal }) => (await api.call<KpiFilters>('GET', '/kpis/filters', undefined, signal)).data,
    staleTime: 60_000,
  });
  // Levels have no list of their own yet: those that price lists name are known.
  const lists = usePriceLists().filter(({ archivedAt }) => archivedAt === null);
  return {
    levels: unique(lists.flatMap(({ audience }) => audience.levels)),
    groups: unique(lists.flatMap(({ audience }) => audience.groups)),
    channels: unique([...(data?.channels ?? []), ...lists.flatMap(({ audience }) => audience.channels)]),
  };
};
