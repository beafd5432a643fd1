/** What stands in the place of words that were taken out of a record. */
import { useQuery } from '@tanstack/react-query';
import { useCanAccess, useDataProvider } from 'react-admin';
import type { RedactedResource, WordRedaction } from '#contract/service/wordRedactions';
import type { Api } from '../../../api.ts';

const NONE: readonly WordRedaction[] = [];
export const redactionsKey = (resource: RedactedResource, id: number) =>
  ['wordRedactions', resource, id] as const;
/** Who does not see words of staff is not told of them either. */
const READS = { tickets: 'show', cases: 'show', refunds: 'create' } as const;

export const useRedactions = (resource: RedactedResource, id: number): readonly WordRedaction[] => {
  const api = useDataProvider<Api>();
  const { canAccess = false } = useCanAccess({ resource, action: READS[resource] });
  const { data } = useQuery({
    queryKey: redactionsKey(resource, id),
    enabled: canAccess,
    queryFn: async ({ signal }) =>
      (
        await api.call<WordRedaction[]>(
          'GET',
          `/${resource}/${id}/wordRedactions`,
          undefined,
          signal,
        )
      ).data,
  });
  return data ?? NONE;
};
