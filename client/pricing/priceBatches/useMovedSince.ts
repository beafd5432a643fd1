import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { MovedSince } from '#contract/pricing/priceBatches/batchRows';
import { isOpen } from '#rules/platform/approvals';
import type { Api } from '../../api.ts';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';

/** What has changed since the batch was computed; undefined where it is written, or for people without sight of costs. */
export const useMovedSince = ({
  id,
  version,
  phase,
  revertsId,
}: PriceBatch): MovedSince | undefined => {
  const api = useDataProvider<Api>();
  const seesCosts = useSeesCosts();
  const { data } = useQuery({
    queryKey: ['priceBatches', 'moved', id, version],
    queryFn: async ({ signal }) =>
      (await api.call<MovedSince>('GET', `/priceBatches/${id}/moved`, undefined, signal)).data,
    enabled: seesCosts && revertsId === null && isOpen(phase),
  });
  return data;
};
