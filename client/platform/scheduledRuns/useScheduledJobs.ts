import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ScheduledJobState } from '#contract/platform/schedule';
import type { Api } from '../../api.ts';

/** Every scheduled job with its last and next run; read anew every minute, in which runs begin. */
export const useScheduledJobs = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['scheduledRuns', 'jobs'],
    queryFn: async ({ signal }) =>
      (await api.call<ScheduledJobState[]>('GET', '/scheduledRuns/jobs', undefined, signal)).data,
    refetchInterval: 60_000,
  });
};
