import type { MemberActivity } from '#contract/promotions/memberActivities';
import { activityState } from '#rules/promotions/activityApprovals';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import { PERIOD_TONES } from '../PeriodStateChip.tsx';

const TONES = { ...PERIOD_TONES, submitted: 'attention', rejected: 'bad' } as const;

/** How an activity stands: that it waits for approval or was rejected, else where it is in its period. */
export const ActivityStateChip = ({ activity }: { activity: MemberActivity }) => {
  const state = activityState(activity, Date.now());
  return <StatusChip tone={TONES[state]} label={`memberActivities.states.${state}`} />;
};
