import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';
import type { Period } from '../shared/ranges.ts';

/** A report, of a period or as it is now; the one before stays on screen while the next is on its way. */
export const useServiceReport = <T>(name: string, period: Period | null) => {
  const api = useDataProvider<Api>();
  const query = period === null ? '' : `?from=${period.from}&to=${period.to}`;
  return useQuery({
    queryKey: ['serviceInsight', name, query],
    queryFn: async ({ signal }) =>
      (await api.call<T>('GET', `/serviceInsight/${name}${query}`, undefined, signal)).data,
    placeholderData: keepPreviousData,
  });
};
