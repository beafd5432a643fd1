import type { Job } from '#contract/platform/jobs';

/** Where a job is shown in full; null where its row says everything. */
export const jobLink = ({ id, kind, input }: Pick<Job, 'id' | 'kind' | 'input'>): string | null =>
  kind === 'import'
    ? `/imports/${id}`
    : kind === 'coupons'
      ? `/couponBatches/${Number(input.batchId)}/show`
      : null;
