/** A batch of codes is reloaded when its job has ended, even if the job ended before it was first read. */
import { QueryClient } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { CoreAdminContext, type DataProvider } from 'react-admin';
import { expect, test, vi } from 'vitest';
import type { CouponBatch } from '#contract/promotions/coupons';
import type { JobStatus } from '#contract/platform/jobs';
import { useBatchJob } from '../../../client/promotions/couponBatches/useBatchJob.ts';

const batch = { id: 1, jobId: 7, generated: 0, quantity: 30_000, revokedAt: null } as CouponBatch;

test.each<[JobStatus, boolean]>([
  ['done', true],
  ['failed', true],
  ['running', false],
])('a batch whose job is first seen as %s is reloaded: %s', async (status, again) => {
  const queryClient = new QueryClient();
  const refreshed = vi.spyOn(queryClient, 'invalidateQueries').mockResolvedValue();
  // The hook uses only `call` of the data provider.
  const dataProvider = {
    call: () => Promise.resolve({ data: { id: 7, status } }),
  } as unknown as DataProvider;
  const { result } = renderHook(() => useBatchJob(batch), {
    wrapper: ({ children }) => (
      <CoreAdminContext dataProvider={dataProvider} queryClient={queryClient}>
        {children}
      </CoreAdminContext>
    ),
  });
  await waitFor(() => expect(result.current?.status).toBe(status));
  expect(refreshed).toHaveBeenCalledTimes(again ? 1 : 0);
});
