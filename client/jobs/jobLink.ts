import type { Job } from '#contract/jobs';

/** Where a job is shown in full; null where its row says everything. */
export const jobLink = ({ id, kind }: Pick<Job, 'id' | 'kind'>): string | null =>
  kind === 'import' ? `/imports/${id}` : null;
