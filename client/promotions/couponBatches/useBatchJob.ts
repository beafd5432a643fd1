/** The job that makes a batch's codes, asked for while it works; the batch is read again when it ends. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider, useRefresh } from 'react-admin';
import type { CouponBatch } from '#contract/promotions/coupons';
import { isGrowing } from '#rules/promotions/couponStates';
import type { Job } from '#contract/platform/jobs';
import type { Api } from '../../api.ts';
import { isActive } from '../../platform/shared/JobProgress.tsx';

const AGAIN_MS = 700;

export const useBatchJob = (batch: CouponBatch): Job | null => {
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const { data } = useQuery({
    queryKey: ['jobs', 'one', batch.jobId],
    queryFn: async ({ signal }) =>
      (await api.call<Job>('GET', `/jobs/${batch.jobId}`, undefined, signal)).data,
    enabled: isGrowing(batch),
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? AGAIN_MS : false),
  });
  // A quick job may have ended before it was first asked for: the batch at hand still says that codes are to come.
  const ended = data !== undefined && !isActive(data);
  useEffect(() => {
    if (ended) refresh();
  }, [ended, refresh]);
  return data ?? null;
};
