import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { QueuedIssue } from '#contract/catalog/quality';
import type { Api } from '../../../api.ts';
import { editLink } from '../../../links.ts';

export interface QueueFilter {
  rule?: string | undefined;
  severity?: string | undefined;
}

/** Issues that were passed over since the work began. The cache is emptied when a person logs out. */
const PASSED = ['passedIssues'];

const usePassed = () => {
  const client = useQueryClient();
  const current = () => client.getQueryData<readonly number[]>(PASSED) ?? [];
  const write = (ids: readonly number[]) => {
    client.setQueryDefaults(PASSED, { gcTime: Infinity });
    client.setQueryData(PASSED, ids);
  };
  return {
    isPassed: (id: number) => current().includes(id),
    passOver: (id: number) => write([...current(), id]),
    /** A new start shows them again. */
    startQueue: () => write([]),
  };
};

/** The page of the product on which an issue is fixed, within the work of this filter. */
export const issuePath = ({ id, productId }: QueuedIssue, { rule, severity }: QueueFilter) =>
  editLink('products', productId, { issue: id, rule: rule || null, severity: severity || null });

/** The open issues, the most money at stake first, and the first one that was not passed over. */
export const useQueue = ({ rule, severity }: QueueFilter, enabled = true) => {
  const api = useDataProvider<Api>();
  const { isPassed, passOver, startQueue } = usePassed();
  const query = useQuery({
    queryKey: ['qualityIssues', 'queue', rule ?? '', severity ?? ''],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ ...(rule && { rule }), ...(severity && { severity }) });
      return (
        await api.call<{ total: number; issues: QueuedIssue[] }>(
          'GET',
          `/qualityIssues/queue?${asked}`,
          undefined,
          signal,
        )
      ).data;
    },
    enabled,
  });
  const nextAfter = (id: number | null): QueuedIssue | undefined =>
    query.data?.issues.find((issue) => issue.id !== id && !isPassed(issue.id));
  return { query, nextAfter, passOver, startQueue };
};
