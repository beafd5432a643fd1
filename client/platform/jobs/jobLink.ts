import type { Job } from '#contract/platform/jobs';

/** The page of a job; null where it has none. */
export const jobLink = ({ id, kind, input }: Pick<Job, 'id' | 'kind' | 'input'>): string | null =>
  kind === 'import'
    ? `/imports/${id}`
    : kind === 'coupons'
      ? `/couponBatches/${Number(input.batchId)}/show`
      : null;
