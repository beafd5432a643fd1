import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Job, JobError } from '#contract/platform/jobs';
import type { Api } from '../../api.ts';
import { useReason } from './useReason.ts';

/** More than a row has errors. */
const MOST = 1000;

/**
 * Why the cells of a row were refused, by the name of their column in lower case. The page that lists the errors may end
 * within a row, so all errors of the row are asked for; those of the page are there at once. Without a line there are none.
 */
export const useRowReasons = (
  job: Job,
  line: number | null,
  page: readonly JobError[],
): ReadonlyMap<string, string> => {
  const api = useDataProvider<Api>();
  const toReason = useReason();
  const { data = page } = useQuery({
    queryKey: ['jobs', 'errors', job.id, 'line', line],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({
        filter: JSON.stringify({ line }),
        range: JSON.stringify([0, MOST - 1]),
      });
      return (
        await api.call<JobError[]>('GET', `/jobs/${job.id}/errors?${asked}`, undefined, signal)
      ).data;
    },
    enabled: line !== null,
  });
  return new Map(
    data
      .filter((error) => error.line === line && error.field !== null)
      .map(({ field, message }) => [(field ?? '').toLowerCase(), toReason(message)]),
  );
};
