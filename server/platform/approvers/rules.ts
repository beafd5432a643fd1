/** Who is left to approve something. Pure. */
import type { Approver } from '#contract/platform/approvers';

/** Those who wrote no part of it. */
export const approversLeft = (
  approvers: readonly Approver[],
  authorIds: readonly string[],
): Approver[] => approvers.filter(({ id }) => !authorIds.includes(id));
