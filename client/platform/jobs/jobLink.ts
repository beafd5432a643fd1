import type { Job } from '#contract/platform/jobs';
import { importLink, showLink } from '../../links.ts';

/** The page of a job; null where it has none. */
export const jobLink = ({ id, kind, input }: Pick<Job, 'id' | 'kind' | 'input'>): string | null =>
  kind === 'import'
    ? importLink(id)
    : kind === 'coupons'
      ? showLink('couponBatches', Number(input.batchId))
      : kind === 'replays'
        ? showLink('programmeVersions', Number(input.versionId))
        : null;
