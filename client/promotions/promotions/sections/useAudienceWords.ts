/** Levels, groups and channels in use, to choose from. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KpiFilters } from '#contract/insight/kpis';
import type { Api } from '../../../api.ts';
import { useAudiences } from '../../../members/shared/useAudiences.ts';
import { usePriceLists } from '../../../pricing/shared/priceLists.tsx';

const unique = (words: readonly string[]) => [...new Set(words)].sort();

export const useAudienceWords = () => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['kpis', 'filters'],
    queryFn: async ({ signal }) =>
      (await api.call<KpiFilters>('GET', '/kpis/filters', undefined, signal)).data,
    staleTime: 60_000,
  });
  const { levels, groups } = useAudiences();
  const lists = usePriceLists().filter(({ archivedAt }) => archivedAt === null);
  return {
    levels: unique([
      ...levels.map(({ name }) => name),
      ...lists.flatMap(({ audience }) => audience.levels),
    ]),
    groups: unique([
      ...groups.map(({ name }) => name),
      ...lists.flatMap(({ audience }) => audience.groups),
    ]),
    channels: unique([
      ...(data?.channels ?? []),
      ...lists.flatMap(({ audience }) => audience.channels),
    ]),
  };
};
