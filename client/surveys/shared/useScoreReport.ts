import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';

/** What surveys say of a record, of agents or of the store. */
export const useScoreReport = <T>(path: string, isEnabled = true) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['surveyScores', path],
    queryFn: async ({ signal }) => (await api.call<T>('GET', path, undefined, signal)).data,
    enabled: isEnabled,
  });
};
