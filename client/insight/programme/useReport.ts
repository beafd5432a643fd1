import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';
import type { Period } from '../shared/ranges.ts';

/** A report of a period; the one before stays on screen while the next is on its way. */
export const useReport = <T>(name: string, { from, to }: Period) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['programmeInsight', name, from, to],
    queryFn: async ({ signal }) =>
      (
        await api.call<T>(
          'GET',
          `/programmeInsight/${name}?from=${from}&to=${to}`,
          undefined,
          signal,
        )
      ).data,
    placeholderData: keepPreviousData,
  });
};
