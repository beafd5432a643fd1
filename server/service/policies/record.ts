/** A stored version of the policy, its phase, and its activity entries. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { AfterSalesPolicy, AfterSalesPolicyInput } from '#contract/service/policies';
import type { afterSalesPolicies } from '#db/schema/service/policies';
import { type BegunVersion, isAfter, phaseOf } from '#rules/members/programme';
import { entryOf } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';

export type PolicyRecord = typeof afterSalesPolicies.$inferSelect;

/** With its phase at an instant, and the start of the approved version that follows it. */
export const withPhase = (
  row: PolicyRecord,
  approved: readonly BegunVersion[],
  now: number,
): PolicyRecord & Pick<AfterSalesPolicy, 'phase' | 'endsAt'> => {
  const { state, number, startsAt } = row;
  const begun = state === 'approved' && startsAt !== null ? { number, startsAt } : null;
  const endsAt = (begun && approved.find((other) => isAfter(other, begun)))?.startsAt ?? null;
  return { ...row, phase: phaseOf(row, endsAt, now), endsAt };
};

export const versionName = ({ number }: Pick<PolicyRecord, 'number'>): string => `v${number}`;

/** The fields of a version that staff write, as the activity log compares them. */
export const writtenFields = ({ terms, note, plannedAt }: AfterSalesPolicyInput) => ({
  ...terms,
  note,
  plannedAt,
});

/** The common fields of a version's activity entry. */
export const versionEntry = (
  writer: Writer,
  version: Pick<PolicyRecord, 'id' | 'number'>,
  verb: ActivityVerb,
) => entryOf('afterSalesPolicies', writer, { id: version.id, name: versionName(version) }, verb);
