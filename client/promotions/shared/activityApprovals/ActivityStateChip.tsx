import type { MemberActivity } from '#contract/promotions/memberActivities';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import { PeriodStateChip } from '../PeriodStateChip.tsx';

const TONES = { submitted: 'attention', rejected: 'bad', approved: 'good' } as const;

/** How an activity stands: that it waits for approval or was rejected, else where it is in its period. */
export const ActivityStateChip = ({ activity }: { activity: MemberActivity }) => {
  const { approval, archivedAt } = activity;
  if (approval === 'approved' || archivedAt !== null) return <PeriodStateChip period={activity} />;
  return <StatusChip tone={TONES[approval]} label={`activityApprovals.states.${approval}`} />;
};
